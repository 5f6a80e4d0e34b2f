/**
 * Questionnaires and what their answers mean: each instrument is one resource file beside this package, scored by one small engine;
 * and the statistics with which outcomes are told, each after its published source and held by that source's own figures. Knows no
 * database and no screen: who may see a score is decided elsewhere, and of members nobody sees one.
 */
@NullMarked
package org.havendesk.wellbeing;

import org.jspecify.annotations.NullMarked;
