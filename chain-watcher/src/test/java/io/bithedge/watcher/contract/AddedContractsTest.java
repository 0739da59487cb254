package io.bithedge.watcher.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.OurContract;
import io.bithedge.watcher.testing.FakeChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedContractsTest {
    private static final String OWNER = "ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W";

    @Test
    void addsEachContractBehindThePool() {
        String text = "oracle=%s.second@12, vault=%s.other@7".formatted(OWNER, OWNER);

        assertThat(AddedContracts.parse(FakeChain.CONTRACTS, text).all())
                .containsAll(FakeChain.CONTRACTS.all())
                .endsWith(
                        new OurContracts.Named(OWNER + ".second", OurContract.ORACLE, 12),
                        new OurContracts.Named(OWNER + ".other", OurContract.VAULT, 7));
        assertThat(AddedContracts.parse(FakeChain.CONTRACTS, " ")).isEqualTo(FakeChain.CONTRACTS);
    }

    @ParameterizedTest
    @CsvSource({
        "oracle=.second, role=principal@height",
        "oracle=.second@, role=principal@height",
        "=.second@5, role=principal@height",
        "market=.second@5, 'vault, registry, oracle or roles'",
        "oracle=.second@0, 1 or more",
        "oracle=.oracle@5, different contracts",
    })
    void refusesAnythingElseAndSaysWhatItExpected(String text, String expected) {
        assertThatThrownBy(() -> AddedContracts.parse(FakeChain.CONTRACTS, text.replace("=.", "=" + OWNER + ".")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
