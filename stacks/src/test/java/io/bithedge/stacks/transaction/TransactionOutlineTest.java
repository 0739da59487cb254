package io.bithedge.stacks.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Seeds;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.transaction.TransactionOutline.Target;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionOutlineTest {
    @Test
    void saysOfEveryVectorWhatTheWholeTransactionSays() {
        Vectors.of("transactions").forEach(vector -> {
            Bytes raw = Bytes.ofHex(vector.get("signed_tx_hex").asString());
            assertAgrees(StacksTransaction.decode(raw), TransactionOutline.of(raw));
        });
    }

    /** What is behind the names does not count, whatever it is. */
    @ParameterizedTest
    @ValueSource(strings = {"00000001ff", "ffffffff", "", "0000000102ffffffff"})
    void readsACallWhoseArgumentsNobodyCan(String arguments) {
        String raw = Vectors.transaction("tx03").get("signed_tx_hex").asString();
        Bytes call = Bytes.ofHex(raw.substring(0, raw.length() - 8) + arguments);
        assertThat(catchThrowable(() -> StacksTransaction.decode(call))).isInstanceOf(MalformedException.class);
        assertThat(TransactionOutline.of(call).target())
                .isEqualTo(TransactionOutline.of(Bytes.ofHex(raw)).target());
    }

    /** Broken bytes end in the one exception that callers expect, or in an outline. */
    @Test
    void refusesBrokenBytesInOneWay() {
        RandomGenerator random = Seeds.random(TransactionOutlineTest.class);
        Vectors.of("transactions").forEach(vector -> {
            byte[] raw = Bytes.ofHex(vector.get("signed_tx_hex").asString()).toArray();
            IntStream.range(0, 2_000).forEach(any -> {
                byte[] broken =
                        java.util.Arrays.copyOf(raw, random.nextInt(4) == 0 ? random.nextInt(raw.length) : raw.length);
                for (int i = random.nextInt(3); i >= 0 && broken.length > 0; i--) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                Throwable thrown = catchThrowable(() -> TransactionOutline.of(Bytes.copyOf(broken)));
                if (thrown != null) {
                    assertThat(thrown).as(Seeds.label()).isInstanceOf(MalformedException.class);
                }
            });
        });
    }

    private static void assertAgrees(StacksTransaction tx, TransactionOutline outline) {
        assertThat(outline.network()).isEqualTo(tx.network());
        assertThat(outline.origin().address()).isEqualTo(tx.originAddress());
        assertThat(outline.origin().nonce())
                .isEqualTo(tx.authorization().origin().nonce());
        assertThat(outline.payer().feeMicroStx())
                .isEqualTo(tx.authorization().payer().feeMicroStx());
        Target expected = switch (tx.payload()) {
            case Payload.ContractCall call -> new Target.Call(call.contract().toString(), call.function());
            case Payload.SmartContract deploy -> new Target.Deploy(tx.originAddress() + "." + deploy.name());
            case Payload.TokenTransfer any -> new Target.NoContract();
            case Payload.Opaque any -> new Target.NoContract();
        };
        assertThat(outline.target()).isEqualTo(expected);
    }
}
