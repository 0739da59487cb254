package io.bithedge.contracts.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.refusal.CallResult.NoError;
import io.bithedge.contracts.refusal.CallResult.OtherError;
import io.bithedge.contracts.refusal.CallResult.Refused;
import io.bithedge.contracts.refusal.CallResult.RuntimeError;
import io.bithedge.contracts.refusal.CallResult.Unreadable;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class CallResultTest {
    private static final BigInteger MOST = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

    private static CallResult of(String value) {
        return CallResult.of(ClarityValue.parse(value).encode());
    }

    @Test
    void findsTheErrorOfACode() {
        assertThat(of("(err u300)")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(300);
            assertThat(refused.known().map(ContractError::constant)).contains("ERR_NOT_SUBMITTER");
        });
    }

    @Test
    void keepsACodeThatIsNotOurs() {
        assertThat(of("(err u" + MOST + ")")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(MOST);
            assertThat(refused.known()).isEmpty();
        });
        assertThat(of("(err u999)"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.known()).isEmpty());
    }

    @Test
    void tellsOtherResultsApart() {
        assertThat(of("(err none)")).isInstanceOf(RuntimeError.class);
        assertThat(of("(err -1)")).isEqualTo(new OtherError(ClarityValue.parse("-1")));
        assertThat(of("(ok true)")).isEqualTo(new NoError(ClarityValue.parse("(ok true)")));
        assertThat(CallResult.of(Bytes.ofHex("0xff"))).isEqualTo(new Unreadable(Bytes.ofHex("0xff")));
        assertThat(CallResult.of(Bytes.EMPTY)).isInstanceOf(Unreadable.class);
    }
}
