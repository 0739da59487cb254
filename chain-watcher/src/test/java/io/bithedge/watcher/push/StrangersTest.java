package io.bithedge.watcher.push;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.MemoryObservationLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger writes into a block neither stops nor delays what is ours in it. */
class StrangersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    /** Version, chain id, standard authorization, one key of nobody, anchor and post-condition mode, no post-conditions. */
    private static final String HEAD =
            "808000000004" + "00" + "ab".repeat(20) + "00".repeat(16) + "00" + "00".repeat(65) + "0302" + "00000000";

    private static final String ADDRESS = "1a" + "cd".repeat(20);
    private static final String LONG_NAME = "80" + "61".repeat(128);

    private final FakeChain chain = new FakeChain(5);
    private final FakeNode node = new FakeNode(chain, 5);
    private final BlockWindow window = new BlockWindow(100);
    private final PushIntake intake =
            new PushIntake(new MemoryObservationLog().writer(), window, CONTRACTS, Set.of(), CLOCK);
    private final PushBlockSource source = new PushBlockSource(intake, window);

    /** `unread`: whether not even the outline of such a transaction can be read. */
    @ParameterizedTest
    @CsvSource({
        "0x, true, nothing at all",
        "0x00, false, an operation of the burn chain",
        "0x42, true, a fragment",
        "CALL 00000001 06 ADDRESS LONG, false, an argument with a name of 128",
        "CALL 00000001 0b00ffffff, false, a list that is not there",
        "CALL 00000001 ff, false, a value of tomorrow",
        "CALL ffffffff, false, four billion arguments",
        "HEAD 00 06 ADDRESS LONG 0000000000000001 MEMO, false, a recipient with a name of 128",
        "HEAD 01 03616263 00000001 ff, false, source that is not text",
        "HEAD 06 2a 03616263 00000001 20, false, Clarity 42",
        "HEAD 07 00, false, a tenure change that is cut",
        "HEAD 2a, true, a payload of tomorrow"
    })
    void readsOursBesideATransactionThatNobodyCanRead(String pattern, boolean unread, String what) {
        String raw = pattern.replace("CALL", "HEAD 02 ADDRESS 0164 0166")
                .replace("HEAD", HEAD)
                .replace("ADDRESS", ADDRESS)
                .replace("LONG", LONG_NAME)
                .replace("MEMO", "00".repeat(34))
                .replace("0x", "")
                .replace(" ", "");
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(2, FakeChain.principal(fixture.contract()), fixture.raw());
        ChainPrint theirs = new ChainPrint(0, FakeChain.STRANGER, Bytes.ofHex("0dffffffffff"));
        ChainTransaction strange = chain.transaction(0, FakeChain.STRANGER, List.of(theirs));
        ChainTransaction called = chain.transaction(1, CONTRACTS.vault(), List.of(ours));
        FakeChain.FakeBlock block = chain.mineWith(strange, called);
        intake.take("/new_block", withRaw(node.body(block), strange.txid(), raw));

        assertThat(source.transactions(block.block())).as(what).containsExactly(called);
        assertThat(source.unread().count()).as(what).isEqualTo(unread ? 1 : 0);
        if (unread) {
            assertThat(source.unread().last()).contains(strange.txid(), "expected");
        }
    }

    /** A print of ours that a stranger made happen is ours, whatever else stands in the transaction. */
    @Test
    void readsAPrintOfOursThroughAProxyWhoseArgumentsNobodyCanRead() {
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(1, FakeChain.principal(fixture.contract()), fixture.raw());
        ChainTransaction proxied = chain.transaction(0, FakeChain.STRANGER, List.of(ours));
        FakeChain.FakeBlock block = chain.mineWith(proxied);
        String raw = HEAD + "02" + ADDRESS + LONG_NAME + "0166" + "00000001ff";
        intake.take("/new_block", withRaw(node.body(block), proxied.txid(), raw));

        assertThat(source.transactions(block.block())).singleElement().satisfies(read -> {
            assertThat(read.prints()).containsExactly(ours);
            assertThat(read.contract()).endsWith("." + "a".repeat(128));
        });
    }

    /** Returns a mebibyte of whatever he likes: no broker takes that in a record, and nobody reads it. */
    @Test
    void keepsAResultOfOurSizeOnly() {
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(1, FakeChain.principal(fixture.contract()), fixture.raw());
        ChainTransaction plain = chain.transaction(0, FakeChain.STRANGER, List.of(ours));
        FakeChain.FakeBlock block = chain.mineWith(plain);
        String longer = ClarityValue.ok(ClarityValue.buffer(Bytes.copyOf(new byte[1_000_000])))
                .toHex();
        intake.take(
                "/new_block",
                node.body(block).replaceAll("\"raw_result\":\"[^\"]*\"", "\"raw_result\":\"" + longer + "\""));

        assertThat(source.transactions(block.block())).singleElement().satisfies(read -> {
            assertThat(read.prints()).containsExactly(ours);
            assertThat(read.result()).isEqualTo(Bytes.EMPTY);
        });
    }

    private static String withRaw(String body, String txid, String raw) {
        String changed = body.replaceAll(
                "\\{([^{}]*\"txid\":\"" + txid
                        + "\"[^{}]*)\"raw_tx\":\"0x[0-9a-f]*\"|\\{([^{}]*)\"raw_tx\":\"0x[0-9a-f]*\"([^{}]*\"txid\":\""
                        + txid + "\")",
                "{$1$2\"raw_tx\":\"0x" + raw + "\"$3");
        assertThat(changed).contains("\"0x" + raw + "\"");
        return changed;
    }
}
