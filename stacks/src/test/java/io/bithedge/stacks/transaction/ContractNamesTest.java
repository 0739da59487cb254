package io.bithedge.stacks.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.TransactionOutline.Target;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long the name of a contract may be, place by place: 128 inside a principal, 40 where a contract is deployed, called, or
 * named. Source: ContractName of the node's clarity-types, its value codec and its message codec.
 */
class ContractNamesTest {
    private static final String ADDRESS = "16" + "00".repeat(20);
    private static final StacksAddress STRANGER = new StacksAddress(0x16, Bytes.zeros(20));
    private static final String HEAD =
            Vectors.transaction("tx02").get("signed_tx_hex").asString().substring(0, 2 * (1 + 4 + 1 + 103));

    static Stream<String> names() {
        Stream<String> lengths = IntStream.rangeClosed(1, 129).mapToObj("n"::repeat);
        return Stream.concat(lengths, Stream.of("__transient"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAPrincipalOfUpTo128Characters(String name) {
        String value = "06" + ADDRESS + prefixed(name);
        taken(() -> ClarityValue.decode(Bytes.ofHex(value)), name.length() <= 128);
        String transfer = HEAD + "0302" + "00000000" + "00" + value + "0000000000000001" + "00".repeat(34);
        taken(() -> StacksTransaction.decode(Bytes.ofHex(transfer)), name.length() <= 128);
        taken(() -> Principal.parse(STRANGER + "." + name), name.length() <= 128);
        assertThat(TransactionOutline.of(Bytes.ofHex(transfer)).target()).isEqualTo(new Target.NoContract());
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAContractOfUpTo40Characters(String name) {
        boolean fits = name.length() <= 40;
        String call = HEAD + "0302" + "00000000" + "02" + ADDRESS + prefixed(name) + prefixed("f") + "00000000";
        taken(() -> StacksTransaction.decode(Bytes.ofHex(call)), fits);
        assertThat(TransactionOutline.of(Bytes.ofHex(call)).target())
                .isEqualTo(new Target.Call(STRANGER + "." + name, "f"));
        String deploy = HEAD + "0302" + "00000000" + "01" + prefixed(name) + "00000001" + "20";
        taken(() -> StacksTransaction.decode(Bytes.ofHex(deploy)), fits);
        String who = "03" + ADDRESS + prefixed(name);
        String asset = ADDRESS + prefixed(name) + prefixed("token");
        for (String condition : new String[] {
            "00" + who + "01" + "0000000000000001",
            "01" + "01" + asset + "01" + "0000000000000001",
            "02" + "01" + asset + "06" + ADDRESS + prefixed(name) + "10",
            "03" + who + "01" + "0000000000000001",
            "04" + who + "30",
        }) {
            taken(() -> PostCondition.decode(Bytes.ofHex(condition)), fits);
            String limited = HEAD + "0302" + "00000001" + condition + "02" + ADDRESS + prefixed("c") + prefixed("f");
            assertThat(TransactionOutline.of(Bytes.ofHex(limited + "00000000")).target())
                    .isEqualTo(new Target.Call(STRANGER + ".c", "f"));
        }
    }

    @Test
    void writesNoNameThatCannotBeCalled() {
        Principal.Contract longName = new Principal.Contract(STRANGER, "n".repeat(41));
        assertThat(ClarityValue.decode(ClarityValue.principal(longName).encode()))
                .isEqualTo(ClarityValue.principal(longName));
        assertThatThrownBy(() -> new Payload.ContractCall(longName, "f", java.util.List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AssetId(longName, "token")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PostCondition.Who.Contract(longName)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Principal.Contract.parse(longName.toString())).isInstanceOf(MalformedException.class);
    }

    private static String prefixed(String name) {
        return "%02x".formatted(name.length()) + HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void taken(Runnable reading, boolean fits) {
        if (fits) {
            reading.run();
        } else {
            assertThatThrownBy(reading::run).isInstanceOf(MalformedException.class);
        }
    }
}
