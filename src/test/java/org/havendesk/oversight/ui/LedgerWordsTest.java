package org.havendesk.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerWordsTest {

    @Test
    void aTableShowsKeysAsWordsAndTheEndsOfADigest() {
        assertThat(LedgerWords.brief("ledger_broken")).isEqualTo("ledger broken");
        assertThat(LedgerWords.brief("9f2c" + "0".repeat(56) + "41ab")).isEqualTo("9f2c…41ab");
    }

    @Test
    void whatPeopleWroteStaysAsItIs() {
        assertThat(LedgerWords.brief("see case_17, please")).isEqualTo("see case_17, please");
        assertThat(LedgerWords.brief("quiet_otter-7")).isEqualTo("quiet_otter-7");
        assertThat(LedgerWords.brief("urgent")).isEqualTo("urgent");
        assertThat(LedgerWords.brief(null)).isNull();
    }
}
