package org.havendesk.access;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody likes the console.
 *
 * @param language of the screens; null: as the browser asks
 * @param zone in which times of the day are shown; null: the community's. Days are the community's in any case
 * @param keysOff whether single-key shortcuts rest
 * @param allHidden whether all reported words stay hidden until asked for, not only the severe ones
 */
public record Preference(
        @Nullable Locale language, @Nullable ZoneId zone, boolean keysOff, boolean allHidden) {

    public Preference withKeysOff(boolean off) {
        return new Preference(language, zone, off, allHidden);
    }
}
