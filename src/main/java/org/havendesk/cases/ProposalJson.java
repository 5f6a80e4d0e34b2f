package org.havendesk.cases;

import org.jooq.JSONB;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a proposal is kept. */
final class ProposalJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProposalJson() {}

    static JSONB write(Proposal proposal) {
        return JSONB.valueOf(JSON.writeValueAsString(proposal));
    }

    static Proposal read(String kind, JSONB kept) {
        Class<? extends Proposal> type =
                switch (kind) {
                    case "decision" -> Proposal.Decide.class;
                    case "lower_immediate" -> Proposal.Lower.class;
                    case "reveal" -> Proposal.Reveal.class;
                    case "disclosure" -> Proposal.Disclose.class;
                    default -> throw new IllegalStateException("unknown kind of approval: " + kind);
                };
        return JSON.readValue(kept.data(), type);
    }
}
