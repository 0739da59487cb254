package io.bithedge.cli.replay;

import io.bithedge.cli.replay.Pool.VaultTotals;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookTotals;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.Vintage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares replayed books with what others say, to the unit; each difference is one line. */
final class Differences {
    private final Pool pool;
    private final List<String> lines = new ArrayList<>();
    private int compared;

    Differences(Pool pool) {
        this.pool = pool;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many numbers were compared. */
    int compared() {
        return compared;
    }

    void withVault(ChainFold fold) {
        for (Token token : Token.values()) {
            VaultTotals expected = pool.expectedTotals(token);
            VaultTotals actual = fold.vaultTotals(token);
            String where = "vault " + token;
            compare(where, "available", expected.available(), actual.available());
            compare(where, "locked", expected.locked(), actual.locked());
            compare(where, "premium", expected.premium(), actual.premium());
            compare(where, "fees", expected.fees(), actual.fees());
        }
    }

    void withSystem(RunningSystem system) throws InterruptedException {
        Map<String, JsonNode> books = byBook(system.books());
        for (String name : pool.names()) {
            if (!books.containsKey(name)) {
                lines.add("book %s: the running system does not know it".formatted(name));
                continue;
            }
            compareAll("book " + name, totals(pool.book(name)), books.get(name));
            compareVintages(system, name);
        }
        for (String provider : providers()) {
            compareProvider(provider, byBook(system.accounts(provider)));
        }
    }

    private void compareVintages(RunningSystem system, String name) throws InterruptedException {
        String[] parts = name.split(":", 2);
        Map<Long, JsonNode> theirs = new HashMap<>();
        for (JsonNode vintage : system.vintages(parts[0], parts[1])) {
            theirs.put(number(vintage.path("epoch")), vintage);
        }
        for (Vintage vintage : pool.book(name).state().vintages().values()) {
            String where = "vintage " + name + ":" + vintage.epoch();
            JsonNode their = theirs.get(vintage.epoch());
            if (their == null) {
                lines.add(where + ": the running system does not know it");
            } else {
                compareAll(where, numbers(vintage), their);
            }
        }
    }

    private void compareProvider(String provider, Map<String, JsonNode> theirs) {
        for (String name : pool.names()) {
            Book book = pool.book(name);
            String where = "provider " + provider + " " + name;
            if (!book.providers().contains(provider)) {
                continue;
            }
            JsonNode their = theirs.get(name);
            if (their == null) {
                lines.add(where + ": the running system does not know it");
            } else {
                compareAll(where, numbers(book.view(provider)), their);
            }
        }
    }

    private SortedSet<String> providers() {
        SortedSet<String> providers = new TreeSet<>();
        pool.names().forEach(name -> providers.addAll(pool.book(name).providers()));
        return providers;
    }

    private static Map<String, JsonNode> byBook(List<JsonNode> entries) {
        Map<String, JsonNode> byBook = new TreeMap<>();
        entries.forEach(entry -> byBook.put(
                entry.path("token").asString("") + ":" + entry.path("tier").asString(""), entry));
        return byBook;
    }

    private static Map<String, Long> totals(Book book) {
        BookTotals totals = book.totals();
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("epoch", totals.epoch());
        numbers.put("capital", totals.capital());
        numbers.put("locked", totals.locked());
        numbers.put("losses", totals.losses());
        numbers.put("premiumPending", totals.premiumPending());
        numbers.put("premiumEarned", totals.premiumEarned());
        numbers.put("premiumWithdrawn", totals.premiumWithdrawn());
        numbers.put("capacity", totals.capacity());
        numbers.put("used", totals.used());
        numbers.put("weight", totals.weight());
        return numbers;
    }

    private static Map<String, Long> numbers(Vintage vintage) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("weight", vintage.weight());
        numbers.put("capacity", vintage.capacity());
        numbers.put("used", vintage.used());
        numbers.put("locked", vintage.locked());
        numbers.put("losses", vintage.losses());
        numbers.put("premiumPending", vintage.premiumPending());
        numbers.put("premiumEarned", vintage.premiumEarned());
        return numbers;
    }

    private static Map<String, Long> numbers(AccountView view) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("deposited", view.deposited());
        numbers.put("pending", view.pending());
        numbers.put("exit", view.exit());
        numbers.put("locked", view.locked());
        numbers.put("losses", view.losses());
        numbers.put("available", view.available());
        numbers.put("limit", view.limit());
        numbers.put("withdrawn", view.withdrawn());
        numbers.put("premiumPending", view.premiumPending());
        numbers.put("premiumEarned", view.premiumEarned());
        numbers.put("premiumWithdrawn", view.premiumWithdrawn());
        numbers.put("weight", view.weight());
        return numbers;
    }

    private void compareAll(String where, Map<String, Long> ours, JsonNode theirs) {
        ours.forEach((field, value) -> {
            JsonNode their = theirs.path(field);
            if (their.isMissingNode()) {
                lines.add("%s: %s is missing in the running system".formatted(where, field));
            } else {
                compare(where, field, value, number(their));
            }
        });
    }

    private void compare(String where, String field, long replayed, long other) {
        compared++;
        if (replayed != other) {
            lines.add("%s: %s is %d by the chain, and %d there".formatted(where, field, replayed, other));
        }
    }

    /** Amounts travel as decimal strings, counters as numbers. */
    private static long number(JsonNode node) {
        return node.isString() ? Long.parseLong(node.asString()) : node.asLong();
    }
}
