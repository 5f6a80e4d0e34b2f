package org.havendesk.wellbeing;

import java.math.BigDecimal;
import java.util.List;

/** What came of an answer. */
public sealed interface Outcome {

    record Score(Instrument instrument, BigDecimal score) implements Outcome {}

    /** More items are not answered than the instrument allows: missing is missing, and no score. */
    record Missing(Instrument instrument, List<Integer> items) implements Outcome {}

    /** An instrument that is read item by item and has no score. */
    record NoScore(Instrument instrument) implements Outcome {}

    /** It cannot be right. The reason names the record, and an item by its number; it does not quote what somebody wrote. */
    record Refused(String recordId, String reason) implements Outcome {}
}
