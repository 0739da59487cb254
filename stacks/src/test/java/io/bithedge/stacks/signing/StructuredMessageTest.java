package io.bithedge.stacks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Seeds;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.RandomValues;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredMessageTest {
    private static final PrivateKey KEY = Vectors.key("K3");
    private static final ClarityValue MESSAGE = ClarityValue.parse("{ domain: \"bithedge-voucher\", epoch: u3 }");

    @Test
    void hashesTheConsensusBytes() {
        assertThat(StructuredMessage.hash(MESSAGE)).isEqualTo(Hashes.sha256(MESSAGE.encode()));
    }

    @Test
    void putsTheRecoveryIdLast() {
        Bytes rsv = StructuredMessage.signRsv(KEY, MESSAGE);
        Bytes vrs = KEY.sign(StructuredMessage.hash(MESSAGE)).toVrs();
        assertThat(rsv.size()).isEqualTo(65);
        assertThat(rsv).isEqualTo(vrs.slice(1, 65).concat(vrs.slice(0, 1)));
        assertThat(StructuredMessage.signRsv(KEY, StructuredMessage.hash(MESSAGE)))
                .isEqualTo(rsv);
    }

    @Test
    void recoversTheSignerOfAnyMessage() {
        RandomValues values = new RandomValues(Seeds.random(StructuredMessageTest.class));
        for (int i = 0; i < 200; i++) {
            ClarityValue message = values.value(4);
            Bytes rsv = StructuredMessage.signRsv(KEY, message);
            assertThat(StructuredMessage.recover(StructuredMessage.hash(message), rsv))
                    .as(Seeds.label())
                    .contains(KEY.publicKey());
            assertThat(Secp256k1.isLowS(RecoverableSignature.ofRsv(rsv))).isTrue();
        }
    }

    /** (r, n-s) with the other recovery id is the same signature in another form; a node and our contracts refuse it. */
    @Test
    void tellsTheMalleableTwinApart() {
        RecoverableSignature own = KEY.sign(StructuredMessage.hash(MESSAGE));
        RecoverableSignature twin =
                new RecoverableSignature(own.recoveryId() ^ 1, own.r(), Secp256k1.ORDER.subtract(own.s()));
        assertThat(Secp256k1.recover(StructuredMessage.hash(MESSAGE), twin, true))
                .contains(KEY.publicKey());
        assertThat(Secp256k1.isLowS(twin)).isFalse();
    }

    @Test
    void recoversNothingFromImpossibleSignatures() {
        Bytes hash = StructuredMessage.hash(MESSAGE);
        BigInteger one = BigInteger.ONE;
        // 5 is no x coordinate of the curve: 5^3 + 7 = 132 has no square root modulo p.
        List<RecoverableSignature> impossible = List.of(
                new RecoverableSignature(0, BigInteger.ZERO, one),
                new RecoverableSignature(0, one, BigInteger.ZERO),
                new RecoverableSignature(0, Secp256k1.ORDER, one),
                new RecoverableSignature(2, Secp256k1.ORDER.subtract(one), one),
                new RecoverableSignature(0, BigInteger.valueOf(5), one));
        assertThat(impossible)
                .allSatisfy(signature ->
                        assertThat(Secp256k1.recover(hash, signature, true)).isEmpty());
    }

    @Test
    void refusesSignaturesOfAnotherSize() {
        assertThatThrownBy(() -> StructuredMessage.recover(StructuredMessage.hash(MESSAGE), Bytes.zeros(64)))
                .isInstanceOf(MalformedException.class);
    }
}
