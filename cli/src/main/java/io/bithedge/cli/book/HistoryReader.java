package io.bithedge.cli.book;

import io.bithedge.ledger.history.HistoryFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Decodes one line. Fields beside {@code id} and {@code facts} are skipped, so that a file of expected results is input too. */
final class HistoryReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private String id = "";
    private Optional<List<HistoryFact>> facts = Optional.empty();

    private HistoryReader(JsonParser parser) {
        this.parser = parser;
    }

    sealed interface Line {}

    record History(String id, List<HistoryFact> facts) implements Line {}

    /** {@code id} is empty when the line does not tell it. */
    record Malformed(String id, String what) implements Line {}

    static Line read(String line) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            HistoryReader reader = new HistoryReader(parser);
            try {
                return reader.history();
            } catch (NotAHistoryException e) {
                return new Malformed(reader.id, e.what());
            } catch (JacksonException e) {
                long column = parser.currentLocation().getColumnNr();
                return new Malformed(
                        reader.id, "malformed JSON at column %d: %s".formatted(column, e.getOriginalMessage()));
            }
        }
    }

    private Line history() throws NotAHistoryException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new NotAHistoryException("expected an object {\"id\", \"facts\"}, got " + got());
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            field(parser.currentName());
        }
        if (parser.nextToken() != null) {
            throw new NotAHistoryException("expected one object a line, got more behind it");
        }
        if (!seen.contains("id")) {
            throw new NotAHistoryException("expected an id, got none");
        }
        return new History(id, facts.orElseThrow(() -> new NotAHistoryException("expected a list of facts, got none")));
    }

    private void field(String name) throws NotAHistoryException {
        if (!seen.add(name)) {
            throw new NotAHistoryException("expected one field %s, got a second one".formatted(name));
        }
        JsonToken value = parser.nextToken();
        switch (name) {
            case "id" -> {
                if (value != JsonToken.VALUE_STRING) {
                    throw new NotAHistoryException("id: expected a string, got " + got());
                }
                id = parser.getString();
            }
            case "facts" -> facts = Optional.of(facts(value));
            default -> parser.skipChildren();
        }
    }

    private List<HistoryFact> facts(JsonToken start) throws NotAHistoryException {
        if (start != JsonToken.START_ARRAY) {
            throw new NotAHistoryException("facts: expected a list, got " + got());
        }
        List<HistoryFact> read = new ArrayList<>();
        FactFields fields = new FactFields(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                read.add(fields.read());
            } catch (NotAHistoryException e) {
                throw new NotAHistoryException("facts[%d]: %s".formatted(read.size(), e.what()));
            }
        }
        return read;
    }

    private String got() {
        return FactFields.describe(parser);
    }
}
