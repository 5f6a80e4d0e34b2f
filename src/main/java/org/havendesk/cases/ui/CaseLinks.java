package org.havendesk.cases.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.cases.QueueFilter;
import org.jspecify.annotations.Nullable;

/**
 * The addresses around a case's page. The page's own address carries the queue's parameters along, for the way back and
 * for the next case, and {@code message}, the reported message that stands in the middle.
 */
record CaseLinks(
        Map<String, List<String>> queueParameters, @Nullable String message) {
    private static final String MESSAGE = "message";

    CaseLinks {
        queueParameters = Map.copyOf(queueParameters);
    }

    /** Reads the address of a case's page. */
    static CaseLinks of(QueryParameters address) {
        Map<String, List<String>> queue = new LinkedHashMap<>(address.getParameters());
        queue.remove(MESSAGE);
        queue.remove("case");
        return new CaseLinks(queue, address.getSingleParameter(MESSAGE).orElse(null));
    }

    QueueFilter filter() {
        return QueueFilter.of(queueParameters);
    }

    QueryParameters queue() {
        return new QueryParameters(queueParameters);
    }

    /** The queue as it was left, with this case in hand. */
    Location queueAddress(long caseId) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(queueParameters);
        parameters.put("case", List.of(Long.toString(caseId)));
        return new Location("queue", new QueryParameters(parameters));
    }

    String caseAddress(long caseId) {
        return new Location(path(caseId), queue()).getPathWithQueryParameters();
    }

    /** The address of the same case with another message in the middle. */
    Location messageAddress(long caseId, String messageId) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(queueParameters);
        parameters.put(MESSAGE, List.of(messageId));
        return new Location(path(caseId), new QueryParameters(parameters));
    }

    static String path(long caseId) {
        return "cases/" + caseId;
    }
}
