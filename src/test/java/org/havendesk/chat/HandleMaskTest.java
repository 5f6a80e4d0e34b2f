package org.havendesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Handles inside words are shown as aliases. */
class HandleMaskTest {
    private static final Map<String, String> ADDRESSED =
            Map.of("finch77", "Amber Heron", "dusty.robin", "Quiet Otter", "e.l.", "Tall Wren");

    private static String mask(String text) {
        return new HandleMask(ADDRESSED, Map.of()).mask(text);
    }

    @Test
    void anAddressAnywhereIsMasked() {
        assertThat(mask("thank you @finch77")).isEqualTo("thank you Amber Heron");
        assertThat(mask("@Finch77: are you there?")).isEqualTo("Amber Heron: are you there?");
        assertThat(mask("(@finch77)")).isEqualTo("(Amber Heron)");
        assertThat(mask("I asked @dusty.robin, and @finch77!")).isEqualTo("I asked Quiet Otter, and Amber Heron!");
    }

    @Test
    void aHandleThatEndsInAPointIsStillFound() {
        assertThat(mask("hello @e.l.")).isEqualTo("hello Tall Wren");
        assertThat(mask("hello @dusty.robin.")).isEqualTo("hello Quiet Otter.");
    }

    @Test
    void aNameBeforeAColonAtTheStartOfALineIsMasked() {
        assertThat(mask("finch77: look here")).isEqualTo("Amber Heron: look here");
        assertThat(mask("hi\nfinch77, look")).isEqualTo("hi\nAmber Heron, look");
    }

    @Test
    void whatIsNobodysHandleStays() {
        assertThat(mask("note: this is fine")).isEqualTo("note: this is fine");
        assertThat(mask("mail me @ home")).isEqualTo("mail me @ home");
        assertThat(mask("@somebody else")).isEqualTo("@somebody else");
        assertThat(mask("it costs $1 \\ or so: ok")).isEqualTo("it costs $1 \\ or so: ok");
    }

    @Test
    void theBareNameOfSomebodyAroundIsMaskedAsAWholeWord() {
        Map<String, String> around = Map.of("Kate", "Calm Fox", "Mr. Kind", "Blue Jay", "al", "Plum Owl");
        assertThat(new HandleMask(Map.of(), around).mask("I think kate is right, and Mr. Kind too"))
                .isEqualTo("I think Calm Fox is right, and Blue Jay too");
        assertThat(new HandleMask(Map.of(), around).mask("skates, Kate's, katelyn"))
                .isEqualTo("skates, Calm Fox's, katelyn");
        assertThat(new HandleMask(Map.of(), around).mask("all of al")).isEqualTo("all of al");
    }

    @Test
    void whateverFollowsAHandleItIsStillFound() {
        assertThat(mask("@finch77's and @finch77’s, @finch77… @finch77—hi @finch77!ok"))
                .isEqualTo("Amber Heron's and Amber Heron’s, Amber Heron… Amber Heron—hi Amber Heron!ok");
    }

    @Test
    void theLongestNameCountsAndAnAliasIsNotMaskedAgain() {
        Map<String, String> around = Map.of("anna", "Amber Heron", "Anna Lee", "Amber Heron", "heron", "Calm Fox");
        assertThat(new HandleMask(Map.of(), around).mask("Anna Lee said that heron and anna agree"))
                .isEqualTo("Amber Heron said that Calm Fox and Amber Heron agree");
        assertThat(new HandleMask(Map.of(), around).mask("@someone/anna: hi")).isEqualTo("@someone/Amber Heron: hi");
    }

    @Test
    void candidatesAreWhatMayBeAHandle() {
        assertThat(HandleMask.candidates(List.of("@Finch77. hello", "robin: hi", "nothing here")))
                .containsExactlyInAnyOrder("finch77.", "finch77", "robin");
    }
}
