/**
 * Published figures: what leads, and only leads, see of the members, with a guarantee that no figure tells whether somebody is in
 * it. A period is measured once, seven days after its end, as histograms in which every member stands in at most one bin; discrete
 * Laplace noise is added to each bin; and the noisy integers, with all that follows from them, become rows of the schema
 * {@code release} that nobody can change. Means, medians, shares and their intervals are computed from the integers in the same
 * transaction and stored beside them: the interval by some thousand draws from what the integers allow, seeded by the number of
 * the release, so that anybody can compute it again. Reading is therefore reading: {@link org.havendesk.release.Published} sees the
 * rows over a connection whose role sees nothing else, and the same export gives the same bytes on any day.
 *
 * <p>True counts live in the memory of one publishing transaction. A file outside the database says what was published: a database
 * that was put back from an old copy does not publish those periods again.
 */
@NullMarked
package org.havendesk.release;

import org.jspecify.annotations.NullMarked;
