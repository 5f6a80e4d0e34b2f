/** The rota in the browser: a week to plan and to read, and the dialog that begins a shift. */
@NullMarked
package org.havendesk.shift.ui;

import org.jspecify.annotations.NullMarked;
