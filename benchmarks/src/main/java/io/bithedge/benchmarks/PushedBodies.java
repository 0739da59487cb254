package io.bithedge.benchmarks;

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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Blocks of a {@link MadeChain} as a node would push them. */
final class PushedBodies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long TESTNET = 0x8000_0000L;

    private PushedBodies() {}

    static String of(ChainBlock block, List<ChainTransaction> transactions) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("block_hash", block.blockHash());
        json.put("block_height", block.height());
        json.put("block_time", block.blockTime());
        json.put("burn_block_hash", block.burnBlockHash());
        json.put("burn_block_height", block.head().burnHeight());
        json.put("index_block_hash", block.id().hex());
        json.put("parent_index_block_hash", block.head().parent().hex());
        json.put("events", events(transactions));
        json.put(
                "transactions",
                transactions.stream().map(PushedBodies::transaction).toList());
        return JSON.writeValueAsString(json);
    }

    private static List<Map<String, Object>> events(List<ChainTransaction> transactions) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (ChainTransaction transaction : transactions) {
            for (ChainPrint print : transaction.prints()) {
                events.add(Map.of(
                        "txid",
                        transaction.txid(),
                        "event_index",
                        events.size(),
                        "committed",
                        true,
                        "type",
                        "contract_event",
                        "contract_event",
                        Map.of(
                                "contract_identifier",
                                print.contract(),
                                "topic",
                                "print",
                                "raw_value",
                                print.raw().toPrefixedHex())));
            }
        }
        return events;
    }

    private static Map<String, Object> transaction(ChainTransaction transaction) {
        return Map.of(
                "txid", transaction.txid(),
                "tx_index", transaction.index(),
                "status", transaction.status(),
                "raw_result", transaction.result().toPrefixedHex(),
                "raw_tx", signed(transaction).encode().toPrefixedHex());
    }

    /** The watcher reads sender, nonce and call of it; nobody checks the signature. */
    private static StacksTransaction signed(ChainTransaction transaction) {
        return new StacksTransaction(
                Network.TESTNET,
                TESTNET,
                new Authorization.Standard(SpendingCondition.unsigned(
                        StacksAddress.parse(transaction.sender()).hash160(),
                        true,
                        BigInteger.valueOf(transaction.nonce()),
                        BigInteger.valueOf(transaction.fee()))),
                AnchorMode.ANY,
                PostConditionMode.DENY,
                List.of(),
                new Payload.ContractCall(
                        Principal.Contract.parse(transaction.contract()), transaction.function(), List.of()));
    }
}
