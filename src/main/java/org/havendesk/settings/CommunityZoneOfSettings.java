package org.havendesk.settings;

import java.time.ZoneId;
import org.havendesk.access.CommunityZone;
import org.springframework.stereotype.Component;

@Component
class CommunityZoneOfSettings implements CommunityZone {
    private final Settings settings;

    CommunityZoneOfSettings(Settings settings) {
        this.settings = settings;
    }

    @Override
    public ZoneId get() {
        return settings.community().zone();
    }
}
