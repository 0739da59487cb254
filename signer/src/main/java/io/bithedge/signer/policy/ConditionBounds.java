package io.bithedge.signer.policy;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What post-conditions let move. In Deny mode a condition is also a permission: whatever it covers may move as far as it says, so
 * each must say how far at most, and about whom.
 */
record ConditionBounds(StacksAddress own, Principal.Contract vault) {
    /** Kinds of all before whose they are, and so on: a check is passed by every condition before the next is made. */
    Optional<Refusal> check(List<PostCondition> conditions, long originSpendMicroStx) {
        return first(conditions, ConditionBounds::kind)
                .or(() -> first(conditions, this::owner))
                .or(() -> first(conditions, ConditionBounds::bound))
                .or(() -> origin(conditions, BigInteger.valueOf(originSpendMicroStx)));
    }

    /** Micro-STX that the conditions let our own account send: their sum, although all must hold, so never too little. */
    BigInteger originMicroStx(List<PostCondition> conditions) {
        return conditions.stream()
                .filter(condition -> isOwn(condition.who()))
                .filter(PostCondition.Stx.class::isInstance)
                .map(ConditionBounds::most)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private interface Check {
        Optional<Refusal> of(PostCondition condition);
    }

    private static Optional<Refusal> first(List<PostCondition> conditions, Check check) {
        return conditions.stream()
                .flatMap(condition -> check.of(condition).stream())
                .findFirst();
    }

    private static Optional<Refusal> kind(PostCondition condition) {
        boolean amount = switch (condition) {
            case PostCondition.Stx stx -> true;
            case PostCondition.Fungible token -> true;
            case PostCondition.NonFungible token -> false;
            case PostCondition.Staking staking -> false;
            case PostCondition.Pox pox -> false;
        };
        return PolicyRule.unless(
                amount, Code.CONDITION_NOT_ALLOWED, "post-conditions on amounts of STX or a token", condition);
    }

    private Optional<Refusal> owner(PostCondition condition) {
        boolean known = isOwn(condition.who()) || condition.who().equals(new Who.Contract(vault));
        return PolicyRule.unless(
                known, Code.CONDITION_OF_STRANGER, "post-conditions on the origin or " + vault, condition.who());
    }

    private static Optional<Refusal> bound(PostCondition condition) {
        boolean bounded = switch (code(condition)) {
            case EQUAL, LESS, LESS_OR_EQUAL -> true;
            case GREATER, GREATER_OR_EQUAL -> false;
        };
        return PolicyRule.unless(
                bounded, Code.CONDITION_UNBOUNDED, "post-conditions that say how much at most", condition);
    }

    private Optional<Refusal> origin(List<PostCondition> conditions, BigInteger allowed) {
        BigInteger microStx = originMicroStx(conditions);
        boolean noTokens = conditions.stream()
                .filter(condition -> isOwn(condition.who()))
                .filter(PostCondition.Fungible.class::isInstance)
                .allMatch(condition -> most(condition).signum() == 0);
        return PolicyRule.unless(
                noTokens && microStx.compareTo(allowed) <= 0,
                Code.ORIGIN_SENDS_TOO_MUCH,
                "an origin that sends at most " + allowed + " micro-STX and no token",
                noTokens ? microStx + " micro-STX" : "a token");
    }

    private boolean isOwn(Who who) {
        return who instanceof Who.Origin || who.equals(new Who.Account(own));
    }

    private static AmountCode code(PostCondition condition) {
        return switch (condition) {
            case PostCondition.Stx stx -> stx.code();
            case PostCondition.Fungible token -> token.code();
            case PostCondition.NonFungible other -> throw unchecked(other);
            case PostCondition.Staking other -> throw unchecked(other);
            case PostCondition.Pox other -> throw unchecked(other);
        };
    }

    private static BigInteger most(PostCondition condition) {
        BigInteger amount = switch (condition) {
            case PostCondition.Stx stx -> stx.amount();
            case PostCondition.Fungible token -> token.amount();
            case PostCondition.NonFungible other -> throw unchecked(other);
            case PostCondition.Staking other -> throw unchecked(other);
            case PostCondition.Pox other -> throw unchecked(other);
        };
        // "Less than 0" holds for nothing, so nothing is sent.
        return code(condition) == AmountCode.LESS
                ? amount.subtract(BigInteger.ONE).max(BigInteger.ZERO)
                : amount;
    }

    private static IllegalStateException unchecked(PostCondition condition) {
        return new IllegalStateException("its kind is refused before: " + condition);
    }
}
