package io.bithedge.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.SignedSats;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class AmountModuleTest {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(AmountModule.create()).build();

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Units(Token.STX, -12), "\"-12\""),
                Arguments.of(new SubUnits(1L << 62), "\"4611686018427387904\""),
                Arguments.of(new PriceE8(6_000_000_000_000L), "\"6000000000000\""),
                Arguments.of(new UsdE8(-1), "\"-1\""),
                Arguments.of(new Sats(100), "\"100\""),
                Arguments.of(new SignedSats(-100), "\"-100\""),
                Arguments.of(new MicroStx(7), "\"7\""),
                Arguments.of(new BurnHeight(-1), "-1"),
                Arguments.of(new StacksHeight(70), "70"),
                Arguments.of(new Epoch(3), "3"),
                Arguments.of(new PolicyId(9), "9"),
                Arguments.of(new BasisPoints(25), "25"),
                Arguments.of(Tier.BALANCED, "\"balanced\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isWrittenAndReadAsItAlwaysWas(Object value, String json) {
        assertThat(mapper.writeValueAsString(value)).isEqualTo(json);
        assertThat(mapper.readerFor(value.getClass())
                        .withAttribute(Token.class, Token.STX)
                        .<Object>readValue(json))
                .isEqualTo(value);
    }

    @Test
    void readsNoAmountWhoseTokenNobodySaid() {
        assertThatThrownBy(() -> mapper.readValue("\"12\"", Units.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("nobody said the token of 12");
    }

    @Test
    void refusesATierThatThereIsNot() {
        assertThatThrownBy(() -> mapper.readValue("\"growth\"", Tier.class))
                .hasMessageContaining("expected one of [conservative, balanced, aggressive], got 'growth'");
    }
}
