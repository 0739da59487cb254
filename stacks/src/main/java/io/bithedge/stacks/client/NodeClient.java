package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** A Stacks node's RPC. Thread-safe. Every method may throw a {@link ClientException}. */
public final class NodeClient implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final HttpLink link;

    public NodeClient(ClientSettings settings) {
        this(settings, Pause.SLEEP, () -> ThreadLocalRandom.current().nextLong());
    }

    NodeClient(ClientSettings settings, Pause pause, RandomGenerator random) {
        this.link = new HttpLink(settings, pause, random);
    }

    public NodeInfo info() {
        return NodeInfo.of(link.get("v2/info", Map.of()).requireSuccess().json());
    }

    public AccountState account(Principal principal) {
        return AccountState.of(link.get("v2/accounts/" + principal, Map.of("proof", "0"))
                .requireSuccess()
                .json());
    }

    public SubmitResult submit(StacksTransaction signed) {
        return submit(signed.encode());
    }

    /** Posts signed bytes. After {@link ClientException.Unreachable} the outcome is unknown: post the same bytes again. */
    public SubmitResult submit(Bytes signedBytes) {
        HttpAnswer answer = link.postOctets("v2/transactions", signedBytes);
        if (answer.status() == BAD_REQUEST) {
            return new SubmitResult.Rejected(Rejection.of(answer));
        }
        Txid txid = answer.requireSuccess().json().asTxid();
        return new SubmitResult.Accepted(txid);
    }

    /** Calls at the node's tip. */
    public CallReadResult callRead(
            Principal.Contract contract, String function, List<ClarityValue> arguments, Principal sender) {
        return callRead(contract, function, callReadBody(arguments, sender), Map.of());
    }

    /** Calls at the state after the block `tip` (an index block hash). */
    public CallReadResult callReadAt(
            Bytes tip, Principal.Contract contract, String function, List<ClarityValue> arguments, Principal sender) {
        return callRead(contract, function, callReadBody(arguments, sender), Map.of("tip", tip.toHex()));
    }

    private CallReadResult callRead(
            Principal.Contract contract, String function, String body, Map<String, String> query) {
        String path = "v2/contracts/call-read/%s/%s/%s"
                .formatted(contract.address(), contract.name(), PathSegment.encode(function));
        HttpAnswer answer = link.postJson(path, query, body);
        if (answer.status() == BAD_REQUEST) {
            // Over the node's budget, or arguments it cannot read: words without JSON around them.
            return new CallReadResult.Failed(answer.words());
        }
        JsonView json = answer.requireSuccess().json();
        if (!json.bool("okay")) {
            return new CallReadResult.Failed(json.optional("cause")
                    .map(JsonView::asText)
                    .map(HttpAnswer::excerpt)
                    .orElse(""));
        }
        JsonView result = json.field("result");
        try {
            return new CallReadResult.Returned(ClarityValue.decode(result.asBytes()));
        } catch (MalformedException e) {
            throw result.refuse("result", "a Clarity value", String.valueOf(e.getMessage()));
        }
    }

    private static String callReadBody(List<ClarityValue> arguments, Principal sender) {
        ObjectNode body = JsonView.MAPPER.createObjectNode();
        body.put("sender", sender.toString());
        var list = body.putArray("arguments");
        arguments.forEach(argument -> list.add(argument.toHex()));
        return body.toString();
    }

    /** The entry of a contract's map at the state after the block `tip` (an index block hash); empty when the map has none for the key. */
    public Optional<ClarityValue> mapEntryAt(Bytes tip, Principal.Contract contract, String map, ClarityValue key) {
        String path = "v2/map_entry/%s/%s/%s".formatted(contract.address(), contract.name(), PathSegment.encode(map));
        String body = JsonView.MAPPER.writeValueAsString(key.toHex());
        JsonView data = link.postJson(path, Map.of("proof", "0", "tip", tip.toHex()), body)
                .requireSuccess()
                .json()
                .field("data");
        try {
            return ClarityView.of(ClarityValue.decode(data.asBytes()))
                    .asOptional()
                    .map(ClarityView::value);
        } catch (MalformedException | ClarityShapeException e) {
            throw data.refuse("data", "an optional Clarity value", String.valueOf(e.getMessage()));
        }
    }

    /** Estimates for a payload in a transaction of `signedSize` bytes. */
    public FeeEstimate estimateFee(Payload payload, int signedSize) {
        ObjectNode body = JsonView.MAPPER.createObjectNode();
        body.put("transaction_payload", payload.encode().toPrefixedHex());
        body.put("estimated_len", signedSize);
        HttpAnswer answer = link.postJson("v2/fees/transaction", Map.of(), body.toString());
        if (answer.status() == BAD_REQUEST) {
            return new FeeEstimate.Unavailable(answer.words());
        }
        JsonView estimations = answer.requireSuccess().json().field("estimations");
        List<JsonView> all = estimations.asList();
        if (all.size() < 3) {
            throw estimations.refuse("estimations", "low, middle and high", all.size() + " entries");
        }
        return new FeeEstimate.Estimated(
                all.get(0).amount("fee"), all.get(1).amount("fee"), all.get(2).amount("fee"));
    }

    /**
     * Executes a signed transaction behind the tip and undoes it. The node wants its `auth_token` in the header `authorization`
     * ({@link ClientSettings#withAuthorization}), a good signature and the next nonce; what it executes is kept nowhere.
     */
    public SimulationResult simulate(Bytes signedBytes) {
        ObjectNode body = JsonView.MAPPER.createObjectNode();
        body.put("transaction_hex", signedBytes.toHex());
        HttpAnswer answer = link.postJson("v3/transactions/simulate", Map.of(), body.toString());
        return switch (answer.status()) {
            case BAD_REQUEST -> new SimulationResult.Refused(answer.words());
            case UNAUTHORIZED, NOT_FOUND ->
                new SimulationResult.NotOffered("status " + answer.status() + " of " + answer.request());
            default -> SimulationResult.executed(answer.requireSuccess().json());
        };
    }

    /** Micro-STX per byte for a plain transfer: the fall-back when there is no estimate. */
    public long transferFeeRate() {
        return link.get("v2/fees/transfer", Map.of()).requireSuccess().json().asLong();
    }

    /** A deployed contract's source; empty when there is no such contract. */
    public Optional<String> contractSource(Principal.Contract contract) {
        String path = "v2/contracts/source/%s/%s".formatted(contract.address(), contract.name());
        HttpAnswer answer = link.get(path, Map.of("proof", "0"));
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(answer.requireSuccess().json().text("source"));
    }

    @Override
    public void close() {
        link.close();
    }
}
