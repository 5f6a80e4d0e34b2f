package org.havendesk.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the community that a conduct decision can name, in the order in which they are offered. */
public record Policies(List<Policy> policies) {
    public Policies {
        policies = List.copyOf(policies);
        Set<String> keys = new HashSet<>();
        for (Policy policy : policies) {
            if (!keys.add(policy.key())) {
                throw new InvalidSetting("rule-twice", policy.name());
            }
        }
        if (policies.stream().allMatch(policy -> policy.key().equals(Policy.NONE))) {
            throw new InvalidSetting("no-rule");
        }
    }
}
