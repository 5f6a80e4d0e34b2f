package org.havendesk.team.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.settings.Tier;
import org.havendesk.team.TeamPeriod;

/** What the address of the team page says: which weeks, and of which tier the times are shown. */
record TeamAddress(TeamPeriod period, Tier tier, LocalDate today) {
    private static final String TIER = "tier";

    /** @param period as the same parameters name it */
    static TeamAddress of(QueryParameters address, TeamPeriod period, LocalDate today) {
        return new TeamAddress(
                period, address.getSingleParameter(TIER).map(TeamAddress::tier).orElse(Tier.IMMEDIATE), today);
    }

    TeamAddress withTier(Tier other) {
        return new TeamAddress(period, other, today);
    }

    TeamAddress with(TeamPeriod other) {
        return new TeamAddress(other, tier, today);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(period.parameters(today));
        if (tier != Tier.IMMEDIATE) {
            parameters.put(TIER, List.of(tier.key()));
        }
        return new QueryParameters(parameters);
    }

    /** The page at this address. */
    String page() {
        return new Location("team", parameters()).getPathWithQueryParameters();
    }

    /** The same weeks as a file; all tiers are in it. */
    String file() {
        return new Location("export/team.csv", new QueryParameters(period.parameters(today)))
                .getPathWithQueryParameters();
    }

    private static Tier tier(String key) {
        for (Tier tier : Tier.values()) {
            if (tier.key().equals(key)) {
                return tier;
            }
        }
        return Tier.IMMEDIATE;
    }
}
