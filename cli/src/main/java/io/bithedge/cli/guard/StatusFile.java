package io.bithedge.cli.guard;

import io.bithedge.cli.follow.Expectation;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.parts.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a guard stands, for whoever watches the guard: written anew behind every look. docs/guard.md describes it. */
final class StatusFile {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    StatusFile(Path file) {
        this.file = file;
    }

    void write(Guard guard, Instant at) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(guard, at)) + "\n");
    }

    static ObjectNode json(Guard guard, Instant at) {
        FollowedPool pool = guard.pool();
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION)
                .put("lookedAt", at.toString())
                .put("guardian", guard.desk().address().toString())
                .put("ok", guard.incidents().isEmpty());
        json.putObject("asOf")
                .put("height", pool.at().height())
                .put("indexBlockHash", pool.at().indexBlockHash().toPrefixedHex())
                .put("burnHeight", pool.at().burnHeight());
        ArrayNode incidents = json.putArray("incidents");
        guard.incidents()
                .forEach(incident -> incidents
                        .addObject()
                        .put("code", incident.code().name())
                        .put("where", incident.where())
                        .put("detail", incident.detail()));
        ArrayNode vetoes = json.putArray("vetoes");
        guard.desk()
                .sent()
                .forEach((veto, sent) -> vetoes.addObject()
                        .put("what", veto.what())
                        .put("txid", sent.txid().toString())
                        .put("nonce", sent.nonce())
                        .put("feeMicroStx", sent.feeMicroStx().toString()));
        ArrayNode books = json.putArray("books");
        pool.books().forEach(book -> write(book, books.addObject()));
        return json;
    }

    private static void write(FollowedBook book, ObjectNode json) {
        json.put("book", book.id().toString())
                .put("epoch", book.state().epoch())
                .put("phase", book.state().phase().name())
                .put("proposed", book.proposal().isPresent());
        Optional<Expectation> expected = book.expected();
        if (expected.isPresent()) {
            json.putObject("expected")
                    .put("epoch", expected.get().epoch())
                    .put("weight", Long.toString(expected.get().weight()))
                    .put("mostCapacity", Long.toString(expected.get().capacity()))
                    .put("root", "0x" + expected.get().root());
        }
    }
}
