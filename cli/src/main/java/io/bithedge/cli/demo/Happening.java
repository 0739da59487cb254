package io.bithedge.cli.demo;

import io.bithedge.stacks.clarity.ClarityView;
import java.util.Map;
import java.util.Optional;

/** One print of our contracts as a line for a participant. */
record Happening(String topic, ClarityView print) {
    /** Returns the line; nothing for what happens all the time or says nothing to a reader. */
    Optional<String> line(Map<String, String> names) {
        return switch (topic) {
            case "funds-deposited" ->
                Optional.of("%s deposits %s into %s".formatted(who("provider", names), money("amount"), book()));
            case "exit-requested" ->
                Optional.of("%s asks to leave %s with %s".formatted(who("provider", names), book(), money("amount")));
            case "funds-withdrawn" ->
                Optional.of("%s withdraws capital %s and premium %s from %s"
                        .formatted(who("provider", names), money("capital"), money("premium"), book()));
            case "epoch-proposed" ->
                Optional.of("epoch %d of %s is proposed, to be confirmed from burn block %d on"
                        .formatted(number("epoch"), book(), number("confirmable-at")));
            case "opening-vetoed" ->
                Optional.of("the guardian takes epoch %d of %s back".formatted(number("epoch"), book()));
            case "epoch-opened" ->
                Optional.of("epoch %d of %s opens, capacity %s".formatted(number("epoch"), book(), money("capacity")));
            case "policy-created" ->
                Optional.of("%s buys policy %d: %s %s, %s at %s, premium %s, backed by %s with %s"
                        .formatted(
                                who("owner", names),
                                number("policy-id"),
                                print.ascii("style"),
                                print.ascii("policy-type"),
                                Units.btc(number("amount")),
                                Units.usd(number("strike")),
                                money("premium"),
                                book(),
                                money("collateral")));
            case "activation-requested" ->
                Optional.of("%s activates policy %d".formatted(who("owner", names), number("policy-id")));
            case "activation-lapsed" ->
                Optional.of("the activation of policy %d lapses".formatted(number("policy-id")));
            case "policy-closed" ->
                Optional.of("policy %d ends %s at BTC %s, pays %s"
                        .formatted(
                                number("policy-id"),
                                print.ascii("status"),
                                Units.usd(number("btc-price")),
                                payout(names)));
            case "item-failed" ->
                Optional.of("item of policy %d failed with code %d".formatted(number("policy-id"), number("code")));
            default -> Optional.empty();
        };
    }

    long number(String field) {
        return print.uintLong(field);
    }

    String text(String field) {
        return print.ascii(field);
    }

    String principal(String field) {
        return print.principal(field).toString();
    }

    /** The print does not say the token; the purchase did. */
    private String payout(Map<String, String> names) {
        long payout = number("payout");
        return payout == 0 ? "nothing" : Units.amount(names.getOrDefault(tokenKey(number("policy-id")), "STX"), payout);
    }

    /** Under which name the token of a policy is remembered. */
    static String tokenKey(long policyId) {
        return "policy:" + policyId;
    }

    private String who(String field, Map<String, String> names) {
        return names.getOrDefault(principal(field), principal(field));
    }

    private String book() {
        return print.ascii("token") + ":" + print.ascii("tier");
    }

    private String money(String field) {
        return Units.amount(print.ascii("token"), number(field));
    }
}
