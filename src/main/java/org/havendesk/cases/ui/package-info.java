/**
 * The pages that work with cases: the queue, and the case with its conversation, decision bar and panel about the subject.
 * What a page knows stands in plain models without components; its parts draw them and hand acts on.
 */
@NullMarked
package org.havendesk.cases.ui;

import org.jspecify.annotations.NullMarked;
