package org.havendesk.access;

/** The name of the community that is looked after here, for the frame of the pages; whoever keeps settings provides it. */
@FunctionalInterface
public interface CommunityName {

    /** Never fails: the last known name, or an empty one, where the settings cannot be read. */
    String get();
}
