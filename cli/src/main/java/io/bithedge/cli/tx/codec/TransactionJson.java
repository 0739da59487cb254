package io.bithedge.cli.tx.codec;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.SignatureCheck;
import io.bithedge.stacks.transaction.SpendingCondition;
import io.bithedge.stacks.transaction.SpendingCondition.Field;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A transaction as JSON for operators and scripts; numbers of 64 bits and more are strings. */
final class TransactionJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TransactionJson() {}

    static ObjectNode of(StacksTransaction tx) {
        ObjectNode json = NODES.objectNode();
        json.put("txid", tx.txid().hex());
        json.put("network", tx.network().label());
        json.put("version", tx.network().transactionVersion());
        json.put("chainId", tx.chainId());
        authorization(json, tx);
        json.put("signaturesValid", SignatureCheck.isFullySigned(tx));
        json.put("anchorMode", word(tx.anchorMode()));
        json.put("mode", word(tx.mode()));
        ArrayNode conditions = json.putArray("postConditions");
        tx.postConditions().forEach(condition -> conditions.add(condition(condition)));
        json.set("payload", payload(tx.payload()));
        return json;
    }

    private static void authorization(ObjectNode json, StacksTransaction tx) {
        switch (tx.authorization()) {
            case Authorization.Standard(SpendingCondition origin) -> {
                json.put("sponsored", false);
                json.set("origin", spending(origin, tx.network()));
            }
            case Authorization.Sponsored(SpendingCondition origin, SpendingCondition sponsor) -> {
                json.put("sponsored", true);
                json.set("origin", spending(origin, tx.network()));
                json.set("sponsor", spending(sponsor, tx.network()));
            }
        }
    }

    private static ObjectNode spending(SpendingCondition condition, Network network) {
        ObjectNode json = NODES.objectNode();
        json.put("address", condition.address(network).toString());
        json.put("hashMode", word(condition.hashMode()));
        json.put("signer", condition.signer().toHex());
        json.put("nonce", condition.nonce().toString());
        json.put("fee", condition.feeMicroStx().toString());
        switch (condition) {
            case SpendingCondition.SingleSig single -> {
                json.put("keyEncoding", encoding(single.compressedKey()));
                json.put("signature", single.signature().toHex());
            }
            case SpendingCondition.MultiSig multi -> {
                json.put("signaturesRequired", multi.signaturesRequired());
                ArrayNode fields = json.putArray("fields");
                multi.fields().forEach(field -> fields.add(field(field)));
            }
        }
        return json;
    }

    private static ObjectNode field(Field field) {
        ObjectNode json = NODES.objectNode();
        json.put("keyEncoding", encoding(field.compressedKey()));
        return switch (field) {
            case Field.Key key -> json.put("publicKey", key.publicKey().toHex());
            case Field.Signature signature ->
                json.put("signature", signature.vrs().toHex());
        };
    }

    private static ObjectNode condition(PostCondition condition) {
        ObjectNode json = NODES.objectNode();
        json.put("hex", condition.encode().toPrefixedHex());
        json.put("principal", who(condition.who()));
        return switch (condition) {
            case PostCondition.Stx(var who, var code, var amount) ->
                json.put("type", "stx").put("condition", word(code)).put("amount", amount.toString());
            case PostCondition.Fungible(var who, var asset, var code, var amount) ->
                json.put("type", "fungible")
                        .put("asset", asset.toString())
                        .put("condition", word(code))
                        .put("amount", amount.toString());
            case PostCondition.NonFungible(var who, var asset, var id, var code) ->
                json.put("type", "non_fungible")
                        .put("asset", asset.toString())
                        .put("id", id.toString())
                        .put("condition", word(code));
            case PostCondition.Staking(var who, var code, var amount) ->
                json.put("type", "staking").put("condition", word(code)).put("amount", amount.toString());
            case PostCondition.Pox(var who, var code) -> json.put("type", "pox").put("condition", word(code));
        };
    }

    private static String who(PostCondition.Who who) {
        return switch (who) {
            case PostCondition.Who.Origin() -> "origin";
            case PostCondition.Who.Account(var address) -> address.toString();
            case PostCondition.Who.Contract(var contract) -> contract.toString();
        };
    }

    private static ObjectNode payload(Payload payload) {
        ObjectNode json = NODES.objectNode();
        return switch (payload) {
            case Payload.TokenTransfer transfer ->
                json.put("type", "token_transfer")
                        .put("recipient", transfer.recipient().toString())
                        .put("amount", transfer.amountMicroStx().toString())
                        .put("memo", transfer.memo().toHex());
            case Payload.ContractCall call -> call(json, call);
            case Payload.SmartContract deploy -> deploy(json, deploy);
            case Payload.Opaque(int type, var rest) ->
                json.put("type", "other").put("payloadType", type).put("rest", rest.toHex());
        };
    }

    private static ObjectNode call(ObjectNode json, Payload.ContractCall call) {
        json.put("type", "contract_call");
        json.put("contract", call.contract().toString());
        json.put("function", call.function());
        ArrayNode arguments = json.putArray("args");
        for (ClarityValue argument : call.arguments()) {
            arguments.addObject().put("clarity", argument.toString()).put("hex", argument.toHex());
        }
        return json;
    }

    private static ObjectNode deploy(ObjectNode json, Payload.SmartContract deploy) {
        json.put("type", "smart_contract");
        json.put("name", deploy.name());
        if (deploy.clarityVersion() instanceof Payload.Version.Named(int number)) {
            json.put("clarityVersion", number);
        }
        return json.put("source", new String(deploy.source().toArray(), StandardCharsets.US_ASCII));
    }

    private static String encoding(boolean compressed) {
        return compressed ? "compressed" : "uncompressed";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
