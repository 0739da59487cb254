package io.bithedge.cli.proof;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.claim.Claim.Limits;
import io.bithedge.ledger.claim.Claim.Withdrawable;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNodes;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A proof file as text: numbers of the chain are decimal strings, hashes and arguments 0x and hex. */
public final class ProofJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProofJson() {}

    public static String write(ProofFile file) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", ProofFile.FORMAT)
                .put("version", ProofFile.VERSION)
                .put("chainId", file.chainId())
                .put("vault", file.vault().toString())
                .put("sbtc", file.sbtc().toString())
                .put("provider", file.provider());
        json.putObject("asOf")
                .put("height", file.asOf().height())
                .put("indexBlockHash", file.asOf().indexBlockHash().toPrefixedHex())
                .put("burnHeight", file.asOf().burnHeight());
        ArrayNode books = json.putArray("books");
        file.books().forEach(book -> write(book, books.addObject()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static void write(ProofFile.InBook book, ObjectNode json) {
        json.put("token", book.book().token().name())
                .put("tier", book.book().tier().chainName())
                .put("epoch", text(book.epoch()))
                .put("closed", book.isClosed())
                .put("root", "0x" + book.root())
                .put("weight", text(book.weight()));
        book.shown().ifPresentOrElse(shown -> write(shown, json), () -> {
            json.putNull("leaf");
            json.putArray("proof");
        });
        json.putObject("limits")
                .put("capital", text(book.limits().capital()))
                .put("premium", text(book.limits().premium()));
        json.putObject("withdrawable")
                .put("capital", text(book.withdrawable().capital()))
                .put("premium", text(book.withdrawable().premium()));
        ArrayNode arguments = json.putObject("withdraw")
                .put("function", WithdrawCall.FUNCTION)
                .putArray("arguments");
        new WithdrawCall(book.book(), book.withdrawable(), book.shown())
                .arguments()
                .forEach(argument -> arguments.add(argument.toHex()));
    }

    private static void write(ProvenLeaf shown, ObjectNode json) {
        Leaf leaf = shown.leaf();
        ObjectNode written = json.putObject("leaf")
                .put("epoch", text(leaf.epoch()))
                .put("opening", text(leaf.opening()))
                .put("settledBurden", text(leaf.settledBurden()))
                .put("settledPremium", text(leaf.settledPremium()));
        ArrayNode weights = written.putArray("weights");
        for (int i = 0; i < leaf.weights().size(); i++) {
            weights.addArray()
                    .add(text(leaf.weights().epochAt(i)))
                    .add(text(leaf.weights().weightAt(i)));
        }
        json.put("leafHash", "0x" + new SumNodes().leaf(leaf).hash());
        ArrayNode steps = json.putArray("proof");
        for (ProvenLeaf.Step step : shown.steps()) {
            steps.addObject()
                    .put("hash", "0x" + step.hash())
                    .put("sum", text(step.sum()))
                    .put("left", step.isLeft());
        }
    }

    /** Throws IllegalArgumentException, with what was expected where, when the text is no proof file. */
    public static ProofFile read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("proof file: expected JSON, got " + noJson.getOriginalMessage());
        }
        if (!json.path("format").asString("").equals(ProofFile.FORMAT)
                || json.path("version").asInt(0) != ProofFile.VERSION) {
            throw new IllegalArgumentException("proof file: expected format %s, version %d, got %s, %s"
                    .formatted(ProofFile.FORMAT, ProofFile.VERSION, json.path("format"), json.path("version")));
        }
        String provider = string(json, "provider");
        List<ProofFile.InBook> books = new ArrayList<>();
        json.path("books").forEach(book -> books.add(book(book, provider)));
        JsonNode asOf = json.path("asOf");
        return new ProofFile(
                json.path("chainId").asLong(),
                Principal.Contract.parse(string(json, "vault")),
                Principal.Contract.parse(string(json, "sbtc")),
                provider,
                new ProofFile.AsOf(
                        asOf.path("height").asLong(),
                        Bytes.ofHex(string(asOf, "indexBlockHash")),
                        asOf.path("burnHeight").asLong()),
                books);
    }

    private static ProofFile.InBook book(JsonNode json, String provider) {
        String name = string(json, "token") + ":" + string(json, "tier");
        BookId book = BookId.parse(name)
                .orElseThrow(() -> new IllegalArgumentException("proof file: expected a book, got " + name));
        JsonNode leaf = json.path("leaf");
        return new ProofFile.InBook(
                book,
                number(json, "epoch"),
                json.path("closed").asBoolean(),
                hash(json, "root"),
                number(json, "weight"),
                leaf.isObject() ? Optional.of(shown(json, leaf, book, provider)) : Optional.empty(),
                new Limits(number(json.path("limits"), "capital"), number(json.path("limits"), "premium")),
                new Withdrawable(
                        number(json.path("withdrawable"), "capital"), number(json.path("withdrawable"), "premium")));
    }

    private static ProvenLeaf shown(JsonNode json, JsonNode leaf, BookId book, String provider) {
        List<ProvenLeaf.Step> steps = new ArrayList<>();
        json.path("proof")
                .forEach(step -> steps.add(new ProvenLeaf.Step(
                        hash(step, "hash"),
                        number(step, "sum"),
                        step.path("left").asBoolean())));
        JsonNode weights = leaf.path("weights");
        long[] epochs = new long[weights.size()];
        long[] values = new long[weights.size()];
        for (int i = 0; i < weights.size(); i++) {
            epochs[i] = decimal(weights.path(i).path(0), "weights[%d] epoch".formatted(i));
            values[i] = decimal(weights.path(i).path(1), "weights[%d] weight".formatted(i));
        }
        return new ProvenLeaf(
                new Leaf(
                        book,
                        provider,
                        number(leaf, "epoch"),
                        number(leaf, "opening"),
                        number(leaf, "settledBurden"),
                        number(leaf, "settledPremium"),
                        EpochWeights.of(epochs, values)),
                steps);
    }

    private static Hash32 hash(JsonNode json, String field) {
        String text = string(json, field);
        if (!text.matches("0x[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "proof file: %s: expected 0x and 64 hex digits, got %s".formatted(field, text));
        }
        return Hash32.ofHex(text.substring(2));
    }

    private static String string(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("proof file: %s: expected text, got %s".formatted(field, value));
        }
        return value.asString();
    }

    private static long number(JsonNode json, String field) {
        return decimal(json.path(field), field);
    }

    private static long decimal(JsonNode value, String field) {
        if (!value.isString() || !value.asString().matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException(
                    "proof file: %s: expected a decimal string, got %s".formatted(field, value));
        }
        return Long.parseLong(value.asString());
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
