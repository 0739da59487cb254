package io.bithedge.watcher.testing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.AnchorMode;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.SpendingCondition;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.testing.FakeChain.FakeBlock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a node would push of a {@link FakeChain}: every new block of the chain once, oldest first. Transactions come as signed bytes,
 * events numbered over the block and in any order, with types among them that nobody knows.
 */
public final class FakeNode {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long TESTNET = 0x8000_0000L;

    private final FakeChain chain;
    private final Random random;
    private final Set<String> pushed = new HashSet<>();

    public FakeNode(FakeChain chain, long seed) {
        this.chain = chain;
        this.random = new Random(seed);
    }

    /** Bodies of `/new_block`, of what came since the last call. */
    public List<String> newBlocks() {
        List<String> bodies = new ArrayList<>();
        for (FakeBlock block : chain.blocks()) {
            if (pushed.add(block.block().id().hex())) {
                bodies.add(body(block));
            }
        }
        return bodies;
    }

    /** Body of `/new_burn_block`. */
    public String burnBlock() {
        return MAPPER.writeValueAsString(
                Map.of("burn_block_hash", "0x" + "0b".repeat(32), "burn_block_height", chain.burnHeight()));
    }

    public String body(FakeBlock block) {
        return MAPPER.writeValueAsString(json(block));
    }

    public Map<String, Object> json(FakeBlock made) {
        ChainBlock block = made.block();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("block_hash", block.blockHash());
        json.put("block_height", block.height());
        json.put("block_time", block.blockTime());
        json.put("burn_block_hash", block.burnBlockHash());
        json.put("burn_block_height", block.head().burnHeight());
        json.put("index_block_hash", block.id().hex());
        json.put("parent_index_block_hash", block.head().parent().hex());
        json.put("events", events(made.transactions()));
        json.put(
                "transactions",
                made.transactions().stream().map(FakeNode::transaction).toList());
        return json;
    }

    private List<Map<String, Object>> events(List<ChainTransaction> transactions) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (ChainTransaction transaction : transactions) {
            Map<Integer, ChainPrint> prints = new HashMap<>();
            transaction.prints().forEach(print -> prints.put(print.ordinal(), print));
            for (int ordinal = 0; ordinal < transaction.eventCount(); ordinal++) {
                events.add(event(transaction.txid(), events.size(), prints.get(ordinal)));
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    private Map<String, Object> event(String txid, int index, @org.jspecify.annotations.Nullable ChainPrint print) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("txid", txid);
        event.put("event_index", index);
        event.put("committed", true);
        String other = random.nextBoolean() ? "stx_transfer_event" : "event_of_tomorrow";
        event.put("type", print == null ? other : "contract_event");
        event.put(
                print == null ? other : "contract_event",
                print == null
                        ? Map.of("amount", "1")
                        : Map.of(
                                "contract_identifier",
                                print.contract(),
                                "topic",
                                "print",
                                "raw_value",
                                print.raw().toPrefixedHex()));
        return event;
    }

    private static Map<String, Object> transaction(ChainTransaction transaction) {
        return Map.of(
                "txid", transaction.txid(),
                "tx_index", transaction.index(),
                "status", transaction.status(),
                "raw_result", transaction.result().toPrefixedHex(),
                "raw_tx", call(transaction).encode().toPrefixedHex());
    }

    private static StacksTransaction call(ChainTransaction transaction) {
        StacksAddress sender = StacksAddress.parse(transaction.sender());
        return new StacksTransaction(
                Network.TESTNET,
                TESTNET,
                new Authorization.Standard(SpendingCondition.unsigned(
                        sender.hash160(),
                        true,
                        BigInteger.valueOf(transaction.nonce()),
                        BigInteger.valueOf(transaction.fee()))),
                AnchorMode.ANY,
                PostConditionMode.DENY,
                List.of(),
                new Payload.ContractCall(
                        Principal.Contract.parse(transaction.contract()), transaction.function(), List.of()));
    }

    /** Signed bytes of any transaction of an account. */
    public static Bytes transfer(StacksAddress sender, Authorization authorization) {
        return new StacksTransaction(
                        Network.TESTNET,
                        TESTNET,
                        authorization,
                        AnchorMode.ANY,
                        PostConditionMode.DENY,
                        List.of(),
                        new Payload.TokenTransfer(new Principal.Standard(sender), BigInteger.ONE, Bytes.EMPTY))
                .encode();
    }
}
