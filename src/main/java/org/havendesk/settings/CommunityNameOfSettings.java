package org.havendesk.settings;

import org.havendesk.access.CommunityName;
import org.jooq.exception.DataAccessException;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class CommunityNameOfSettings implements CommunityName {
    private final Settings settings;
    private volatile String last = "";

    CommunityNameOfSettings(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String get() {
        try {
            last = settings.community().name();
        } catch (DataAccessException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot read the community's name: {}", e.getMessage());
        }
        return last;
    }
}
