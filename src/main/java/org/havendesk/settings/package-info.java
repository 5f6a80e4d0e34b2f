/**
 * What an installation decides for itself, as versioned rows: the clocks of the tiers, the sorting table, the rules that a
 * decision names, the community with its programs. A version is never changed, only followed by the next one, so that an
 * old decision can be read with the settings of its day.
 */
@NullMarked
package org.havendesk.settings;

import org.jspecify.annotations.NullMarked;
