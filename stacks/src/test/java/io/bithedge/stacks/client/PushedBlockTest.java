package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.client.PushedBlock.Event;
import io.bithedge.stacks.client.PushedBlock.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushedBlockTest {
    private static final String A = "0x" + "aa".repeat(32);
    private static final String CALL =
            Vectors.transaction("tx04").get("signed_tx_hex").asString();
    private static final String B = "0x" + "bb".repeat(32);

    @Test
    void readsTheHead() {
        PushedBlock block = read(block("", ""));

        assertThat(block.height()).isEqualTo(10);
        assertThat(block.burnBlockHeight()).isEqualTo(7);
        assertThat(block.blockTime()).isEqualTo(1_795_413_001L);
        assertThat(block.indexBlockHash().toHex()).isEqualTo("02".repeat(32));
        assertThat(block.parentIndexBlockHash().toHex()).isEqualTo("03".repeat(32));
        assertThat(block.transactions()).isEmpty();
    }

    @Test
    void countsEventsPerTransactionWhateverTheOrderOfTheList() {
        // The node numbers over the block: 0 and 2 are A's, 1 is B's; it lists them from a set.
        PushedBlock block = read(block(
                event(2, A, "contract_event", "\"contract_event\":" + print("cc")) + ","
                        + event(0, A, "a_type_of_tomorrow", "\"a_type_of_tomorrow\":{}") + ","
                        + event(1, B, "contract_event", "\"contract_event\":" + print("dd")),
                transaction(B, 1) + "," + transaction(A, 0)));

        List<Transaction> transactions = block.transactions();
        assertThat(transactions).extracting(Transaction::index).containsExactly(0L, 1L);
        assertThat(transactions.get(0).events()).containsExactly(new Event.Other("a_type_of_tomorrow"), log("cc"));
        assertThat(transactions.get(1).events()).containsExactly(log("dd"));
    }

    @Test
    void readsARecordedPush() {
        PushedBlock block = read(Answers.RECORDED.get("webhook /new_block").toString());

        assertThat(block.height()).isEqualTo(9);
        assertThat(block.transactions()).isNotEmpty();
        assertThat(block.transactions().getFirst().events().get(1)).isInstanceOf(Event.ContractLog.class);
    }

    @Test
    void leavesOutWhatWasNotCommitted() {
        String aborted = event(0, A, "x", "\"x\":{}").replace("\"committed\":true", "\"committed\":false");
        PushedBlock block = read(block(aborted, transaction(A, 0)));

        assertThat(block.transactions().getFirst().events()).isEmpty();
    }

    @Test
    void refusesAPushThatLacksEvents() {
        PushedBlock block = read(block(event(1, A, "x", "\"x\":{}"), transaction(A, 0)));

        assertThatThrownBy(block::transactions)
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("expected event 0 (is the observer registered with events_keys = [\"*\"]?)");
    }

    @Test
    void refusesAnEventOfNoTransaction() {
        PushedBlock block = read(block(event(0, B, "x", "\"x\":{}"), transaction(A, 0)));

        assertThatThrownBy(block::transactions).hasMessageContaining("expected an event of a transaction of the block");
    }

    @Test
    void refusesAHeadWithoutItsParent() {
        String body = block("", "").replace("parent_index_block_hash", "parent_of_tomorrow");

        assertThatThrownBy(() -> read(body))
                .hasMessageContaining("POST /new_block: at parent_index_block_hash: expected a value, got nothing");
    }

    /** What sends it is no node; the answer says so instead of none. */
    @Test
    void refusesHeightsBelowZero() {
        assertThatThrownBy(() -> read(block("", "").replace("\"block_height\":10", "\"block_height\":-1")))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("block_height: expected an integer of 0 or more, got -1");
        assertThatThrownBy(() -> read(block("", "").replace("\"burn_block_height\":7", "\"burn_block_height\":-7")))
                .isInstanceOf(ClientException.UnexpectedAnswer.class);
    }

    /** A number of ten digits was a table of 268 MB. */
    @Test
    void refusesAnEventNumberThatNoBlockHas() {
        PushedBlock block = read(block(event(Integer.MAX_VALUE - 1, A, "x", "\"x\":{}"), transaction(A, 0)));

        assertThatThrownBy(block::transactions).hasMessageContaining("expected each event_index once, from 0 to below");
        assertThat(block.eventCount()).isZero();
    }

    @Test
    void countsNoMoreTransactionsThanABlockCanHave() {
        String many = IntStream.rangeClosed(0, BlockScan.MOST_TRANSACTIONS)
                .mapToObj("{\"txid\":\"0x%064x\",\"raw_tx\":\"0x00\"}"::formatted)
                .collect(Collectors.joining(","));
        PushedBlock block = read(block("", many));

        assertThatThrownBy(block::transactions).hasMessageContaining("transactions: expected at most 100000, got more");
        assertThat(block.transactionCount()).isEqualTo(BlockScan.MOST_TRANSACTIONS);
    }

    /** What nobody reads is not held, also where a text should be. */
    @Test
    void stepsOverAListInPlaceOfAText() {
        String lists = "[" + "[],".repeat(100) + "{\"a\":[]}]";
        String head = block("", "").replace("\"0x" + "01".repeat(32) + "\"", lists);

        assertThatThrownBy(() -> read(head))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("block_hash: expected a string, got []");
    }

    /** Beside ours a stranger may print more than memory holds: that he did is all we keep. */
    @Test
    void keepsNothingOfWhatStrangersPrint() {
        String theirs = event(
                0, A, "contract_event", "\"contract_event\":" + print("cc").replace("ST1.vault", "ST2.x"));
        String ours = event(1, A, "contract_event", "\"contract_event\":" + print("dd"));
        PushedBlock block =
                PushedBlock.read(PushBody.of(block(theirs + "," + ours, transaction(A, 0))), "ST1.vault"::equals);

        assertThat(block.transactions().getFirst().events())
                .containsExactly(new Event.Other("contract_event"), log("dd"));
    }

    @Test
    void refusesATimeOfNoCalendar() {
        for (String time : List.of("-1", "253402300800", "9223372036854775807")) {
            assertThatThrownBy(() -> read(block("", "").replace("1795413001", time)))
                    .as(time)
                    .hasMessageContaining("block_time: expected seconds since 1970, got " + time);
        }
    }

    @Test
    void readsBurnBlocksAndTheMempool() {
        assertThat(PushedBurnBlock.read(
                                PushBody.of("{\"burn_block_hash\":\"%s\",\"burn_block_height\":9}".formatted(A)))
                        .height())
                .isEqualTo(9);
        List<Bytes> taken = new ArrayList<>();
        PushedMempool.readTaken(PushBody.of("[\"0x8080\"]"), taken::add);
        assertThat(taken).singleElement().hasToString("0x8080");
        PushBody replaced = PushBody.of(
                "{\"dropped_txids\":[\"%s\"],\"reason\":\"ReplaceByFee\",\"new_txid\":\"%s\"}".formatted(A, B));
        List<Txid> dropped = new ArrayList<>();
        PushedMempool.readDropped(replaced, dropped::add);
        assertThat(dropped).singleElement().hasToString(A);
        assertThat(PushedMempool.readCause(replaced)).isEqualTo(new PushedMempool.Cause("ReplaceByFee", B));
        assertThat(PushedMempool.readCause(
                                PushBody.of("{\"dropped_txids\":[],\"reason\":\"Problematic\",\"new_txid\":null}"))
                        .replacement())
                .isEmpty();
    }

    private static PushedBlock read(String body) {
        return PushedBlock.read(PushBody.of(body), any -> true);
    }

    private static Event log(String raw) {
        return new Event.ContractLog("ST1.vault", "print", Bytes.ofHex(raw));
    }

    private static String print(String raw) {
        return "{\"contract_identifier\":\"ST1.vault\",\"topic\":\"print\",\"raw_value\":\"0x" + raw + "\"}";
    }

    private static String event(int index, String txid, String type, String body) {
        return "{\"txid\":\"%s\",\"event_index\":%d,\"committed\":true,\"type\":\"%s\",%s}"
                .formatted(txid, index, type, body);
    }

    private static String transaction(String txid, int index) {
        return "{\"txid\":\"%s\",\"tx_index\":%d,\"status\":\"success\",\"raw_result\":\"0x03\",\"raw_tx\":\"0x%s\"}"
                .formatted(txid, index, CALL);
    }

    private static String block(String events, String transactions) {
        return """
                {"block_hash":"0x%s","block_height":10,"block_time":1795413001,"burn_block_hash":"0x%s","burn_block_height":7,
                 "index_block_hash":"0x%s","parent_index_block_hash":"0x%s","events":[%s],"transactions":[%s]}""".formatted("01".repeat(32), "04".repeat(32), "02".repeat(32), "03".repeat(32), events, transactions);
    }
}
