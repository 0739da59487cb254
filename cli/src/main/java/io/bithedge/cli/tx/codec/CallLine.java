package io.bithedge.cli.tx.codec;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Excerpt;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.UInt64;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of `tx sign`: a contract call in JSON. Fields it does not know are refused, not ignored: it is to be signed. */
final class CallLine {
    private static final Set<String> FIELDS =
            Set.of("network", "privateKey", "contract", "function", "args", "fee", "nonce", "mode", "postConditions");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode line;

    private CallLine(JsonNode line) {
        this.line = line;
    }

    static CallLine parse(String text) throws BadInputException {
        JsonNode line = readJson(text);
        if (!line.isObject()) {
            throw new BadInputException("line", "a JSON object", describe(line));
        }
        for (String name : line.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new BadInputException(
                        "field " + name, "one of " + FIELDS.stream().sorted().toList(), "another");
            }
        }
        return new CallLine(line);
    }

    private static JsonNode readJson(String text) throws BadInputException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            // Without the original message: it may quote the line, and the line may hold a key.
            int column = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
            throw new BadInputException("line", "one JSON object", "a syntax error at column " + column);
        }
    }

    /** Signs with the line's own key when it has one (the vectors' lines do). */
    StacksTransaction sign(KeySource keys) throws BadInputException {
        TransactionBuilder call = builder();
        PrivateKey key =
                line.has("privateKey") ? converted("privateKey", text("privateKey"), PrivateKey::ofHex) : keys.load();
        StacksTransaction signed = call.sign(key);
        int size = signed.encode().size();
        if (size > StacksTransaction.MAX_SIZE) {
            throw new BadInputException("transaction", "at most 2 MiB", size + " bytes");
        }
        return signed;
    }

    private TransactionBuilder builder() throws BadInputException {
        Principal.Contract contract = converted("contract", text("contract"), Principal.Contract::parse);
        String function = text("function");
        if (!Names.isClarityName(function)) {
            throw new BadInputException("function", "a function name", describe(line.get("function")));
        }
        return TransactionBuilder.contractCall(network(), contract, function, arguments())
                .withFee(number("fee"))
                .withNonce(number("nonce"))
                .withPostConditions(mode(), postConditions());
    }

    private Network network() throws BadInputException {
        String name = text("network");
        return switch (name) {
            case "mainnet" -> Network.MAINNET;
            case "testnet", "devnet" -> Network.TESTNET;
            default -> throw new BadInputException("network", "mainnet, testnet or devnet", "'" + name + "'");
        };
    }

    private PostConditionMode mode() throws BadInputException {
        String name = line.has("mode") ? text("mode") : "deny";
        return switch (name) {
            case "allow" -> PostConditionMode.ALLOW;
            case "deny" -> PostConditionMode.DENY;
            case "originator" -> PostConditionMode.ORIGINATOR;
            default -> throw new BadInputException("mode", "allow, deny or originator", "'" + name + "'");
        };
    }

    private BigInteger number(String field) throws BadInputException {
        JsonNode node = line.path(field);
        String digits = node.isString() || node.isIntegralNumber() ? node.asString() : "";
        BigInteger number = digits.matches("[0-9]{1,20}") ? new BigInteger(digits) : BigInteger.ONE.negate();
        if (number.signum() < 0 || number.compareTo(UInt64.MAX) > 0) {
            throw new BadInputException(field, "a whole number of 0..2^64-1", describe(node));
        }
        return number;
    }

    private List<ClarityValue> arguments() throws BadInputException {
        List<ClarityValue> values = new ArrayList<>();
        for (JsonNode argument : list("args")) {
            values.add(argument("args[" + values.size() + "]", argument));
        }
        return values;
    }

    private static ClarityValue argument(String where, JsonNode argument) throws BadInputException {
        JsonNode literal = argument.path("clarity");
        JsonNode hex = argument.path("hex");
        if (!literal.isString() && !hex.isString()) {
            throw new BadInputException(where, "an object with clarity or hex", describe(argument));
        }
        if (!hex.isString()) {
            return converted(where + ".clarity", literal.stringValue(), ClarityValue::parse);
        }
        ClarityValue value =
                converted(where + ".hex", hex.stringValue(), text -> ClarityValue.decode(Bytes.ofHex(text)));
        if (literal.isString()
                && !converted(where + ".clarity", literal.stringValue(), ClarityValue::parse)
                        .equals(value)) {
            throw new BadInputException(where, "clarity and hex to be one value", "hex of " + value);
        }
        return value;
    }

    private List<PostCondition> postConditions() throws BadInputException {
        List<PostCondition> conditions = new ArrayList<>();
        for (JsonNode condition : list("postConditions")) {
            String where = "postConditions[" + conditions.size() + "]";
            if (!condition.isString()) {
                throw new BadInputException(where, "hex", describe(condition));
            }
            conditions.add(converted(where, condition.stringValue(), text -> PostCondition.decode(Bytes.ofHex(text))));
        }
        return conditions;
    }

    private List<JsonNode> list(String field) throws BadInputException {
        JsonNode node = line.path(field);
        if (!node.isArray() && !node.isMissingNode()) {
            throw new BadInputException(field, "an array", describe(node));
        }
        return node.valueStream().toList();
    }

    private String text(String field) throws BadInputException {
        JsonNode node = line.path(field);
        if (!node.isString()) {
            throw new BadInputException(field, "a string", field.equals("privateKey") ? "another" : describe(node));
        }
        return node.stringValue();
    }

    private static <T> T converted(String what, String text, Function<String, T> read) throws BadInputException {
        try {
            return read.apply(text);
        } catch (MalformedException e) {
            throw new BadInputException(what, e);
        }
    }

    private static String describe(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return Excerpt.of(node.toString(), 80);
    }
}
