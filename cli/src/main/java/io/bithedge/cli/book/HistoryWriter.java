package io.bithedge.cli.book;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookTotals;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Encodes one result, numbers as plain JSON numbers of base units, as the reference model does. */
final class HistoryWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private HistoryWriter() {}

    /** With its end of line. */
    static String line(String id, Book book) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeObjectPropertyStart("totals");
            write(json, book.totals());
            json.writeEndObject();
            json.writeObjectPropertyStart("providers");
            for (String provider : book.providers()) {
                json.writeObjectPropertyStart(provider);
                write(json, book.view(provider));
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, BookTotals totals) {
        json.writeNumberProperty("epoch", totals.epoch());
        json.writeNumberProperty("capital", totals.capital());
        json.writeNumberProperty("locked", totals.locked());
        json.writeNumberProperty("losses", totals.losses());
        json.writeNumberProperty("premiumPending", totals.premiumPending());
        json.writeNumberProperty("premiumEarned", totals.premiumEarned());
        json.writeNumberProperty("capacity", totals.capacity());
        json.writeNumberProperty("used", totals.used());
        json.writeNumberProperty("weight", totals.weight());
    }

    private static void write(JsonGenerator json, AccountView view) {
        json.writeNumberProperty("deposited", view.deposited());
        json.writeNumberProperty("pending", view.pending());
        json.writeNumberProperty("exit", view.exit());
        json.writeNumberProperty("locked", view.locked());
        json.writeNumberProperty("losses", view.losses());
        json.writeNumberProperty("available", view.available());
        json.writeNumberProperty("limit", view.limit());
        json.writeNumberProperty("withdrawn", view.withdrawn());
        json.writeNumberProperty("withdrawable", view.withdrawable());
        json.writeNumberProperty("premiumPending", view.premiumPending());
        json.writeNumberProperty("premiumEarned", view.premiumEarned());
        json.writeNumberProperty("premiumWithdrawn", view.premiumWithdrawn());
        json.writeNumberProperty("weight", view.weight());
    }
}
