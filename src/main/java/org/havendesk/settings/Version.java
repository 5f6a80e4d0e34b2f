package org.havendesk.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a setting.
 *
 * @param madeBy the name of the person, or of the command that made it
 * @param reason in their own words, or null
 */
public record Version<T>(
        int number,
        T value,
        String madeBy,
        Instant madeAt,
        @Nullable String reason) {
    /** Who made the versions that an installation begins with. */
    public static final String DEFAULT = "default";
}
