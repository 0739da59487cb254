package io.bithedge.cli.book;

import io.bithedge.ledger.claim.PrincipalBytes;
import io.bithedge.ledger.history.HistoryFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Decodes one fact: exactly the fields of its type, whole numbers of zero or more. */
final class FactFields {
    private final JsonParser parser;
    private final History.Shape shape;
    private final PrincipalBytes principals = new PrincipalBytes();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    FactFields(JsonParser parser, History.Shape shape) {
        this.parser = parser;
        this.shape = shape;
    }

    /** The parser stands at the start of the fact, and at its end afterwards. */
    HistoryFact read() throws NotAHistoryException {
        numbers.clear();
        texts.clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new NotAHistoryException("expected an object, got " + describe(parser));
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            readField(parser.currentName());
        }
        String type = text("t");
        HistoryFact fact = switch (type) {
            case "deposit" -> new HistoryFact.Deposit(provider(), number("amount"));
            case "exit" -> new HistoryFact.Exit(provider(), number("amount"));
            case "withdraw" -> new HistoryFact.Withdraw(provider(), number("capital"), number("premium"));
            case "cutoff" -> new HistoryFact.Cutoff();
            case "epoch" -> new HistoryFact.Epoch(number("utilisation_bps"));
            case "lock" -> new HistoryFact.Lock(number("policy"), number("collateral"), number("premium"));
            case "settle" -> new HistoryFact.Settle(number("policy"), number("payout"));
            case "void" -> new HistoryFact.EndVoid(number("policy"));
            case "close" -> new HistoryFact.Close();
            default ->
                throw new NotAHistoryException(
                        "t: expected deposit, exit, withdraw, cutoff, epoch, lock, settle, void or close, got \"%s\""
                                .formatted(type));
        };
        refuseMore(type);
        return fact;
    }

    private String provider() throws NotAHistoryException {
        String provider = text("provider");
        if (shape == History.Shape.CLAIMS) {
            try {
                principals.of(provider);
            } catch (IllegalArgumentException e) {
                throw new NotAHistoryException(String.valueOf(e.getMessage()));
            }
        }
        return provider;
    }

    private void readField(String name) throws NotAHistoryException {
        boolean twice = switch (parser.nextToken()) {
            case VALUE_STRING -> texts.put(name, parser.getString()) != null;
            case VALUE_NUMBER_INT -> numbers.put(name, wholeNumber(name)) != null;
            default ->
                throw new NotAHistoryException(
                        "%s: expected a whole number or a string, got %s".formatted(name, describe(parser)));
        };
        if (twice) {
            throw new NotAHistoryException("%s: expected once, got it twice".formatted(name));
        }
    }

    private long wholeNumber(String name) throws NotAHistoryException {
        String digits = parser.getString();
        if (digits.startsWith("-") || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new NotAHistoryException("%s: expected 0 to 2^63 - 1, got %s".formatted(name, digits));
        }
        return parser.getLongValue();
    }

    private long number(String name) throws NotAHistoryException {
        return Optional.ofNullable(numbers.remove(name))
                .orElseThrow(() -> new NotAHistoryException("%s: expected a whole number, got %s"
                        .formatted(name, texts.containsKey(name) ? "a string" : "none")));
    }

    private String text(String name) throws NotAHistoryException {
        return Optional.ofNullable(texts.remove(name))
                .orElseThrow(() -> new NotAHistoryException("%s: expected a string, got %s"
                        .formatted(name, numbers.containsKey(name) ? "a number" : "none")));
    }

    private void refuseMore(String type) throws NotAHistoryException {
        if (!numbers.isEmpty() || !texts.isEmpty()) {
            Set<String> more = new TreeSet<>(numbers.keySet());
            more.addAll(texts.keySet());
            throw new NotAHistoryException(
                    "expected only the fields of \"%s\", got also %s".formatted(type, String.join(", ", more)));
        }
    }

    static String describe(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            default -> parser.getString();
        };
    }
}
