package io.bithedge.stacks.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAddressTest {
    private static final String TEST = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final String MAIN = "SP000000000000000000002Q6VF78";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEST,
                " " + TEST + "\n",
                "st1thwxq8368sdn2mjge4bmdkmchz2gsvtsqda7qf",
                "St1thwxq8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(TypedAddress.read(typed, Network.TESTNET)).hasToString(TEST);
    }

    @Test
    void aContractKeepsItsName() {
        assertThat(TypedAddress.read(TEST.toLowerCase(Locale.ROOT) + ".My-vault"))
                .hasToString(TEST + ".My-vault");
    }

    @Test
    void ofAnotherNetworkItIsToldSo() {
        assertThatThrownBy(() -> TypedAddress.read(MAIN, Network.TESTNET))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("expected an address of the testnet")
                .hasMessageContaining("this is a mainnet address");
        assertThatThrownBy(() -> TypedAddress.read(TEST, Network.MAINNET))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("this is a testnet address");
    }

    /** The last letter is another one: small letters make no wrong address right. */
    @Test
    void theChecksumDecides() {
        assertThatThrownBy(() -> TypedAddress.read("st1thwxq8368sdn2mjge4bmdkmchz2gsvtsqda7qg"))
                .isInstanceOf(MalformedException.class);
    }
}
