package org.havendesk.access;

import java.time.ZoneId;

/** The time zone of the community's days; whoever keeps settings provides it. */
@FunctionalInterface
public interface CommunityZone {
    ZoneId get();
}
