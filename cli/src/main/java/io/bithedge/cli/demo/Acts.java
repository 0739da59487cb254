package io.bithedge.cli.demo;

import io.bithedge.cli.demo.PoolClient.RefusedException;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The transactions of the participants, made as a page makes them: the pool prepares the call, a wallet signs exactly that. */
final class Acts {
    private final PoolClient pool;
    private final Network network;

    Acts(PoolClient pool, Network network) {
        this.pool = pool;
        this.network = network;
    }

    TransactionBuilder deposit(Participant provider, String token, String tier, long amount)
            throws RefusedException, InterruptedException {
        return prepared("deposits", book(provider, token, tier, Map.of("amount", Long.toString(amount))));
    }

    TransactionBuilder requestExit(Participant provider, String token, String tier, long amount)
            throws RefusedException, InterruptedException {
        return prepared("exits", book(provider, token, tier, Map.of("amount", Long.toString(amount))));
    }

    /** By leaf and proof, which the call has in it. */
    TransactionBuilder withdraw(Participant provider, String token, String tier, long capital, long premium)
            throws RefusedException, InterruptedException {
        Map<String, Object> amounts = Map.of("capital", Long.toString(capital), "premium", Long.toString(premium));
        return prepared("withdrawals", book(provider, token, tier, amounts));
    }

    TransactionBuilder createPolicy(Participant buyer, String quoteId) throws RefusedException, InterruptedException {
        return prepared("purchases", Map.of("buyer", buyer.address(), "quoteId", quoteId));
    }

    TransactionBuilder requestActivation(Participant owner, long policyId)
            throws RefusedException, InterruptedException {
        return prepared("activations", Map.of("owner", owner.address(), "policyId", policyId));
    }

    private static Map<String, Object> book(
            Participant provider, String token, String tier, Map<String, ? extends Object> amounts) {
        Map<String, Object> body = new HashMap<>(amounts);
        body.putAll(Map.of("provider", provider.address(), "token", token, "tier", tier));
        return body;
    }

    private TransactionBuilder prepared(String what, Map<String, Object> body)
            throws RefusedException, InterruptedException {
        JsonNode call = pool.prepare(what, body).path("call");
        List<ClarityValue> arguments = new ArrayList<>();
        for (JsonNode argument : call.path("arguments").values()) {
            arguments.add(ClarityValue.decode(hex(argument)));
        }
        List<PostCondition> conditions = new ArrayList<>();
        for (JsonNode condition : call.path("postConditions").values()) {
            conditions.add(PostCondition.decode(hex(condition)));
        }
        return TransactionBuilder.contractCall(
                        network,
                        Principal.Contract.parse(call.path("contract").asString()),
                        call.path("function").asString(),
                        arguments)
                .withPostConditions(PostConditionMode.DENY, conditions);
    }

    private static Bytes hex(JsonNode node) {
        return Bytes.ofHex(node.path("hex").asString());
    }
}
