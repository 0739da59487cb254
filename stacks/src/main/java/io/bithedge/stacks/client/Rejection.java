package io.bithedge.stacks.client;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A refused transaction: the reason as the node wrote it, and its data with every scalar as text; of long ones the beginning. */
public record Rejection(RejectionReason reason, String wireReason, Map<String, String> data) {
    /** What we keep of a refusal becomes a record: a node has four at most. */
    private static final int MOST_DATA = 16;

    public Rejection {
        data = Map.copyOf(data);
    }

    static Rejection of(HttpAnswer answer) {
        if (!answer.body().stripLeading().startsWith("{")) {
            return new Rejection(RejectionReason.UNKNOWN, "", Map.of("message", HttpAnswer.excerpt(answer.body())));
        }
        JsonView json = answer.json();
        Map<String, String> data = new TreeMap<>();
        json.optional("error").ifPresent(error -> data.put("error", text(error)));
        json.optional("txid").ifPresent(txid -> data.put("txid", text(txid)));
        json.optional("reason_data")
                .ifPresent(view -> view.node()
                        .propertyStream()
                        .limit(MOST_DATA)
                        .forEach(entry -> data.put(HttpAnswer.excerpt(entry.getKey()), text(entry.getValue()))));
        String wireReason = json.optional("reason").map(Rejection::text).orElse("");
        return new Rejection(RejectionReason.ofWireName(wireReason), wireReason, data);
    }

    /** The nonce, fee or funds the node wants. */
    public Optional<BigInteger> expected() {
        return number("expected");
    }

    /** The nonce, fee or funds the node saw. */
    public Optional<BigInteger> actual() {
        return number("actual");
    }

    /** The account the reason is about. */
    public Optional<String> principal() {
        return Optional.ofNullable(data.get("principal"));
    }

    public Optional<String> message() {
        return Optional.ofNullable(data.get("message"));
    }

    public Optional<Txid> txid() {
        try {
            return Optional.ofNullable(data.get("txid")).map(Txid::parse);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private Optional<BigInteger> number(String key) {
        String text = data.getOrDefault(key, "");
        if (text.matches("[0-9]{1,78}")) {
            return Optional.of(new BigInteger(text));
        }
        return text.matches("0x[0-9a-fA-F]{1,64}")
                ? Optional.of(new BigInteger(text.substring(2), 16))
                : Optional.empty();
    }

    private static String text(JsonView view) {
        return text(view.node());
    }

    private static String text(JsonNode node) {
        return HttpAnswer.excerpt(node.isValueNode() ? node.asString() : node.toString());
    }
}
