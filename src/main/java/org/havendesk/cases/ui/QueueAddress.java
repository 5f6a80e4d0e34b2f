package org.havendesk.cases.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.cases.QueueCursor;
import org.havendesk.cases.QueueFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the queue's address says: which cases, from where, and which row is in hand.
 *
 * @param after the page starts behind this row; null for the first page
 * @param before how many rows stand on the pages before, only to be shown
 * @param caseId the row in hand; null for the first
 */
record QueueAddress(
        QueueFilter filter,
        @Nullable QueueCursor after,
        int before,
        @Nullable Long caseId) {

    static QueueAddress of(QueueFilter filter) {
        return new QueueAddress(filter, null, 0, null);
    }

    /** Reads an address; what makes no sense is left out. */
    static QueueAddress of(QueryParameters parameters) {
        var after = parameters
                .getSingleParameter("after")
                .flatMap(QueueCursor::parse)
                .orElse(null);
        return new QueueAddress(
                QueueFilter.of(parameters.getParameters()),
                after,
                after == null ? 0 : (int) number(parameters, "before", 0),
                parameters.getSingleParameter("case").isEmpty() ? null : number(parameters, "case", 0));
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filter.parameters());
        if (after != null) {
            parameters.put("after", List.of(after.toString()));
            parameters.put("before", List.of(Integer.toString(before)));
        }
        if (caseId != null) {
            parameters.put("case", List.of(caseId.toString()));
        }
        return new QueryParameters(parameters);
    }

    QueueAddress withCase(@Nullable Long value) {
        return new QueueAddress(filter, after, before, value);
    }

    /** The page that starts behind {@code cursor}, {@code size} rows further on. */
    QueueAddress next(QueueCursor cursor, int size) {
        return new QueueAddress(filter, cursor, before + size, null);
    }

    private static long number(QueryParameters parameters, String name, long otherwise) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }
}
