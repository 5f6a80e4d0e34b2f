package org.havendesk.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void noTwoKeysArePressedTheSameWay() {
        assertThat(Stream.of(Key.values()).map(Key::browserName)).doesNotHaveDuplicates();
    }

    @Test
    void noSequenceBeginsWithAKeyThatActsByItself() {
        assertThat(Stream.of(Key.values())
                        .filter(key -> key.caps().size() == 2)
                        .map(key -> key.caps().getFirst().toLowerCase()))
                .doesNotContainAnyElementsOf(
                        Stream.of(Key.values()).map(Key::browserName).toList());
    }

    @Test
    void everyKeyIsFoundByTheNameThatTheBrowserSends() {
        for (Key key : Key.values()) {
            assertThat(Key.ofBrowserName(key.browserName())).contains(key);
        }
        assertThat(Key.ofBrowserName("x")).isEmpty();
    }
}
