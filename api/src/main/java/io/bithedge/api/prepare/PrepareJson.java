package io.bithedge.api.prepare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.prepare.Envelope;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.PreparedCall;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.transaction.PostCondition;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of prepared calls. The `hex` of arguments and post-conditions is what SIP-030's stx_callContract takes. */
final class PrepareJson {
    private PrepareJson() {}

    /** {@code unsignedTransaction} is there when the request said public key, nonce and fee. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Call call, String summary, @Nullable String unsignedTransaction, Json.Block asOf) {
        static Answer of(Ready ready, Network network, Optional<Envelope> envelope) {
            return new Answer(
                    Call.of(ready.call()),
                    ready.call().summary(),
                    envelope.map(it ->
                                    ready.call().unsigned(network, it).encode().toPrefixedHex())
                            .orElse(null),
                    Json.Block.of(ready.asOf()));
        }
    }

    record Call(
            String contract,
            String function,
            List<Argument> arguments,
            String postConditionMode,
            List<Condition> postConditions) {
        static Call of(PreparedCall call) {
            return new Call(
                    call.contract().toString(),
                    call.function(),
                    call.arguments().stream().map(Argument::of).toList(),
                    "deny",
                    call.postConditions().stream().map(Condition::of).toList());
        }
    }

    /** {@code text} is the Clarity literal. */
    record Argument(String name, String type, String hex, String text) {
        static Argument of(PreparedCall.Argument argument) {
            return new Argument(
                    argument.name(),
                    argument.type(),
                    argument.value().encode().toPrefixedHex(),
                    argument.value().toString());
        }
    }

    /** {@code asset} is there when {@code type} is ft. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Condition(
            String type,
            String principal,
            String condition,
            String amount,
            @Nullable String asset,
            String hex) {
        static Condition of(PostCondition condition) {
            String hex = condition.encode().toPrefixedHex();
            return switch (condition) {
                case PostCondition.Stx(var who, var code, BigInteger amount) ->
                    new Condition("stx", name(who), name(code), amount.toString(), null, hex);
                case PostCondition.Fungible(var who, var asset, var code, BigInteger amount) ->
                    new Condition("ft", name(who), name(code), amount.toString(), asset.toString(), hex);
                case PostCondition.NonFungible other -> throw unused(other);
                case PostCondition.Staking other -> throw unused(other);
                case PostCondition.Pox other -> throw unused(other);
            };
        }
    }

    private static IllegalStateException unused(PostCondition condition) {
        return new IllegalStateException("no call of the pool moves this: " + condition);
    }

    private static String name(PostCondition.Who who) {
        return switch (who) {
            case PostCondition.Who.Account(var address) -> address.toString();
            case PostCondition.Who.Contract(var contract) -> contract.toString();
            case PostCondition.Who.Origin() -> throw new IllegalStateException("the sender is named by his address");
        };
    }

    private static String name(PostCondition.AmountCode code) {
        return switch (code) {
            case EQUAL -> "eq";
            case GREATER -> "gt";
            case GREATER_OR_EQUAL -> "gte";
            case LESS -> "lt";
            case LESS_OR_EQUAL -> "lte";
        };
    }
}
