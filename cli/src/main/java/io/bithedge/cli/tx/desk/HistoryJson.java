package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Transactions as a program reads them. Amounts are decimal strings of micro-STX; what is not there yet is left out. */
final class HistoryJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private HistoryJson() {}

    static ObjectNode list(List<TransactionHistory> histories) {
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("transactions");
        histories.forEach(history -> all.add(head(history)));
        return json;
    }

    static ObjectNode whole(TransactionHistory history) {
        ObjectNode json = head(history);
        ArrayNode records = json.putArray("records");
        history.records().forEach(each -> records.add(record(each)));
        return json;
    }

    private static ObjectNode head(TransactionHistory history) {
        SubmittedTransaction last = history.last();
        ObjectNode json = JSON.objectNode().put("id", history.commandId()).put("signer", history.signer());
        ArrayNode carries = json.putArray("carries");
        history.carries().forEach(carries::add);
        put(json, "address", last.getAddress());
        put(json, "contract", last.getContract());
        put(json, "function", last.getFunction());
        if (last.getDeadlineBurnHeight() > 0) {
            json.put("deadlineBurnHeight", last.getDeadlineBurnHeight());
        }
        json.setAll(record(last));
        return json;
    }

    static ObjectNode record(SubmittedTransaction each) {
        ObjectNode json = JSON.objectNode()
                .put("state", each.getState().name())
                .put("at", Instant.ofEpochMilli(each.getChangedAtMs()).toString());
        put(json, "cause", each.getCause());
        put(json, "reason", each.getReason());
        put(json, "operator", each.getOperator());
        if (HistoryText.isBound(each)) {
            json.put("nonce", each.getNonce()).put("feeMicroStx", Long.toString(each.getFee()));
        }
        put(json, "txid", each.getTxid());
        if (!each.getReplacedTxids().isEmpty()) {
            ArrayNode replaced = json.putArray("replacedTxids");
            each.getReplacedTxids().forEach(replaced::add);
        }
        if (each.getSignedAtBurnHeight() > 0) {
            json.put("signedAtBurnHeight", each.getSignedAtBurnHeight());
        }
        if (each.getHeight() > 0) {
            json.put("height", each.getHeight())
                    .put("burnHeight", each.getBurnHeight())
                    .put("indexBlockHash", each.getIndexBlockHash());
        }
        put(json, "minedTxid", each.getMinedTxid());
        if (each.getResult().hasRemaining()) {
            json.put("result", HistoryText.result(each.getResult()));
        }
        return json;
    }

    private static void put(ObjectNode json, String key, String text) {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }
}
