package io.bithedge.api.prepare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bithedge.stacks.transaction.PostCondition;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What may leave whom: a transfer beyond it makes the chain refuse the transaction. {@code asset} is there when {@code type} is ft. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallPostCondition(
        String type,
        String principal,
        String condition,
        String amount,
        @Nullable String asset,
        String hex) {
    static CallPostCondition of(PostCondition condition) {
        String hex = condition.encode().toPrefixedHex();
        return switch (condition) {
            case PostCondition.Stx(var who, var code, BigInteger amount) ->
                new CallPostCondition("stx", name(who), name(code), amount.toString(), null, hex);
            case PostCondition.Fungible(var who, var asset, var code, BigInteger amount) ->
                new CallPostCondition("ft", name(who), name(code), amount.toString(), asset.toString(), hex);
            case PostCondition.NonFungible other -> throw unused(other);
            case PostCondition.Staking other -> throw unused(other);
            case PostCondition.Pox other -> throw unused(other);
        };
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
