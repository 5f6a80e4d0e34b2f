/** The pages of the dashboards: cards that each hold a chart and its table. */
@NullMarked
package org.havendesk.insights.ui;

import org.jspecify.annotations.NullMarked;
