package io.bithedge.cli.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.history.HistoryFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Decodes one line. */
final class HistoryReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private String id = "";
    private final History.Shape shape;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<HistoryFact>> lists = new HashMap<>();

    private HistoryReader(JsonParser parser, History.Shape shape) {
        this.parser = parser;
        this.shape = shape;
    }

    sealed interface Line {}

    record Read(History history) implements Line {}

    /** {@code id} is empty when the line does not tell it. */
    record Malformed(String id, String what) implements Line {}

    static Line read(String line, History.Shape shape) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            HistoryReader reader = new HistoryReader(parser, shape);
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
            throw new NotAHistoryException("expected an object {%s}, got %s".formatted(fields(), got()));
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
        return new Read(
                switch (shape) {
                    case BOOK -> new History(id, History.ANY_BOOK, list("facts"), List.of());
                    case CLAIMS -> new History(id, book(), list("facts"), list("ends"));
                });
    }

    private String fields() {
        return switch (shape) {
            case BOOK -> "\"id\", \"facts\"";
            case CLAIMS -> "\"id\", \"token\", \"tier\", \"facts\", \"ends\"";
        };
    }

    private List<HistoryFact> list(String name) throws NotAHistoryException {
        return Optional.ofNullable(lists.get(name))
                .orElseThrow(() -> new NotAHistoryException("expected a list of %s, got none".formatted(name)));
    }

    private BookId book() throws NotAHistoryException {
        String token = text("token");
        String tier = text("tier");
        return BookId.parse(token + ":" + tier)
                .orElseThrow(
                        () -> new NotAHistoryException("expected one of the books %s, got token \"%s\", tier \"%s\""
                                .formatted(BookId.all(), token, tier)));
    }

    private String text(String name) throws NotAHistoryException {
        return Optional.ofNullable(texts.get(name))
                .orElseThrow(() -> new NotAHistoryException("expected a %s, got none".formatted(name)));
    }

    private void field(String name) throws NotAHistoryException {
        if (!seen.add(name)) {
            throw new NotAHistoryException("expected one field %s, got a second one".formatted(name));
        }
        JsonToken value = parser.nextToken();
        switch (name) {
            case "id" -> id = string(name, value);
            case "facts" -> lists.put(name, facts(name, value));
            case "ends", "token", "tier" -> ofClaims(name, value);
            default -> parser.skipChildren();
        }
    }

    private void ofClaims(String name, JsonToken value) throws NotAHistoryException {
        if (shape != History.Shape.CLAIMS) {
            parser.skipChildren();
        } else if (name.equals("ends")) {
            lists.put(name, facts(name, value));
        } else {
            texts.put(name, string(name, value));
        }
    }

    private String string(String name, JsonToken value) throws NotAHistoryException {
        if (value != JsonToken.VALUE_STRING) {
            throw new NotAHistoryException("%s: expected a string, got %s".formatted(name, got()));
        }
        return parser.getString();
    }

    private List<HistoryFact> facts(String name, JsonToken start) throws NotAHistoryException {
        if (start != JsonToken.START_ARRAY) {
            throw new NotAHistoryException("%s: expected a list, got %s".formatted(name, got()));
        }
        List<HistoryFact> read = new ArrayList<>();
        FactFields fields = new FactFields(parser, shape);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                read.add(fields.read());
            } catch (NotAHistoryException e) {
                throw new NotAHistoryException("%s[%d]: %s".formatted(name, read.size(), e.what()));
            }
        }
        return read;
    }

    private String got() {
        return FactFields.describe(parser);
    }
}
