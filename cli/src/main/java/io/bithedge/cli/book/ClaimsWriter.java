package io.bithedge.cli.book;

import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.ledger.claim.SumNodes;
import io.bithedge.ledger.history.ClaimHistory;
import java.io.StringWriter;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Encodes one result as the reference model does: integers are decimal strings, hashes are hex; of vintages those that a leaf names, and
 * the current one.
 */
final class ClaimsWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);
    private final SumNodes nodes = new SumNodes();

    ClaimsWriter(String id) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
    }

    /** The openings so far, the leaves of the current epoch, and the state. */
    void tip(ClaimHistory fold) {
        json.writeArrayPropertyStart("openings");
        fold.openings().forEach(this::opening);
        json.writeEndArray();
        json.writeObjectPropertyStart("leaves");
        for (Leaf leaf : fold.tree().leaves()) {
            leaf(leaf.provider(), fold.tree().proof(leaf.provider()).orElseThrow());
        }
        json.writeEndObject();
        state("tip", fold);
    }

    /** The state behind the ends, and with it the line. */
    String closed(ClaimHistory fold) {
        state("closed", fold);
        json.writeEndObject();
        json.flush();
        return text + "\n";
    }

    @Override
    public void close() {
        json.close();
    }

    private void opening(EpochOpened opening) {
        json.writeStartObject();
        number("epoch", opening.epoch());
        number("weight", opening.weight());
        number("capacity", opening.capacity());
        json.writeStringProperty("root", opening.root().toString());
        json.writeEndObject();
    }

    private void leaf(String provider, ProvenLeaf shown) {
        Leaf leaf = shown.leaf();
        SumNode node = nodes.leaf(leaf);
        json.writeObjectPropertyStart(provider);
        number("epoch", leaf.epoch());
        number("opening", leaf.opening());
        number("settledBurden", leaf.settledBurden());
        number("settledPremium", leaf.settledPremium());
        json.writeArrayPropertyStart("weights");
        for (int i = 0; i < leaf.weights().size(); i++) {
            json.writeStartArray();
            json.writeString(Long.toString(leaf.weights().epochAt(i)));
            json.writeString(Long.toString(leaf.weights().weightAt(i)));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeStringProperty("hash", node.hash().toString());
        number("sum", node.sum());
        json.writeArrayPropertyStart("proof");
        for (ProvenLeaf.Step step : shown.steps()) {
            json.writeStartObject();
            json.writeStringProperty("hash", step.hash().toString());
            number("sum", step.sum());
            json.writeBooleanProperty("left", step.isLeft());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void state(String name, ClaimHistory fold) {
        json.writeObjectPropertyStart(name);
        book(fold);
        json.writeObjectPropertyStart("vintages");
        named(fold).forEach(epoch -> vintage(fold.vault().vintage(epoch).orElseThrow()));
        json.writeEndObject();
        json.writeObjectPropertyStart("accounts");
        fold.vault().accounts().forEach(this::account);
        json.writeEndObject();
        json.writeObjectPropertyStart("claims");
        for (String provider : fold.book().providers()) {
            Claim.Limits limits = fold.claim(provider);
            json.writeObjectPropertyStart(provider);
            number("capitalLimit", limits.capital());
            number("premiumLimit", limits.premium());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void book(ClaimHistory fold) {
        BookRow row = fold.vault().book();
        Vintage now = fold.vault().current();
        json.writeObjectPropertyStart("book");
        number("epoch", row.epoch());
        number("capital", row.capital());
        number("locked", row.locked());
        number("premiumPending", row.premiumPending());
        number("premiumEarned", row.premiumEarned());
        number("capacity", now.capacity());
        number("used", now.used());
        number("weight", now.weight());
        json.writeStringProperty("root", row.root().toString());
        json.writeBooleanProperty("closed", row.isClosed());
        json.writeEndObject();
    }

    private static SortedSet<Long> named(ClaimHistory fold) {
        SortedSet<Long> epochs = new TreeSet<>();
        epochs.add(fold.vault().book().epoch());
        for (Leaf leaf : fold.tree().leaves()) {
            for (int i = 0; i < leaf.weights().size(); i++) {
                epochs.add(leaf.weights().epochAt(i));
            }
        }
        return epochs;
    }

    private void vintage(Vintage vintage) {
        json.writeObjectPropertyStart(Long.toString(vintage.epoch()));
        number("weight", vintage.weight());
        number("locked", vintage.locked());
        number("losses", vintage.losses());
        number("premiumEarned", vintage.premiumEarned());
        number("premiumPending", vintage.premiumPending());
        json.writeEndObject();
    }

    private void account(String provider, AccountRow row) {
        json.writeObjectPropertyStart(provider);
        number("depositedEver", row.depositedEver());
        number("withdrawnEver", row.withdrawnEver());
        number("premiumWithdrawnEver", row.premiumWithdrawnEver());
        number("label", row.label());
        number("deposited", row.deposited());
        number("withdrawn", row.withdrawn());
        number("depositedNext", row.depositedNext());
        json.writeEndObject();
    }

    private void number(String name, long number) {
        json.writeStringProperty(name, Long.toString(number));
    }
}
