package org.havendesk.cases.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.care.HelplineFilter;

/** The address of a step of a case: it carries the queue's parameters along, and which helplines are shown. */
record CareAddress(CaseLinks links, HelplineFilter filter) {

    /** Reads the query; where it does not say which helplines, those that are open now. */
    static CareAddress of(QueryParameters query) {
        Map<String, List<String>> rest = new LinkedHashMap<>(query.getParameters());
        HelplineFilter filter = HelplineFilter.of(rest);
        boolean said = rest.containsKey("open");
        List.of("country", "open", "topic", "language").forEach(rest::remove);
        return new CareAddress(CaseLinks.of(new QueryParameters(rest)), said ? filter : filter.withOpenNow(true));
    }

    Location step(long caseId, String step) {
        return step(caseId, step, filter);
    }

    Location step(long caseId, String step, HelplineFilter shown) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(links.queue().getParameters());
        parameters.putAll(shown.parameters());
        if (!shown.openNow()) {
            parameters.put("open", List.of("any"));
        } else {
            parameters.remove("open"); // the usual case needs no words
        }
        return new Location(CaseLinks.path(caseId) + "/care/" + step, new QueryParameters(parameters));
    }
}
