package io.bithedge.cli.replay;

import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.BookTotals;
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
    private static final String UNKNOWN = ": the running system does not know it";

    private final FollowedPool pool;
    private final List<String> lines = new ArrayList<>();
    private int compared;

    Differences(FollowedPool pool) {
        this.pool = pool;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many numbers were compared. */
    int compared() {
        return compared;
    }

    void with(RunningSystem system) throws InterruptedException {
        Map<String, JsonNode> books = byBook(system.books());
        for (FollowedBook book : pool.books()) {
            JsonNode there = books.get(book.id().toString());
            String where = "book " + book.id();
            if (there == null) {
                lines.add(where + UNKNOWN);
                continue;
            }
            compareAll(where, totals(book.state().totals()), there);
            compareText(where, "root", "0x" + book.rows().book().root(), there);
            compareVintages(system, book);
        }
        for (String provider : providers()) {
            compareProvider(provider, byBook(system.accounts(provider)));
        }
    }

    private void compareVintages(RunningSystem system, FollowedBook book) throws InterruptedException {
        Map<Long, JsonNode> theirs = new HashMap<>();
        for (JsonNode vintage :
                system.vintages(book.id().token().name(), book.id().tier().chainName())) {
            theirs.put(number(vintage.path("epoch")), vintage);
        }
        for (long epoch = 1; epoch <= book.state().epoch(); epoch++) {
            String where = "vintage " + book.id() + ":" + epoch;
            JsonNode their = theirs.get(epoch);
            if (their == null) {
                lines.add(where + UNKNOWN);
            } else {
                compareAll(where, numbers(book.rows().vintage(epoch).orElseThrow()), their);
            }
        }
    }

    private void compareProvider(String provider, Map<String, JsonNode> theirs) {
        for (FollowedBook book : pool.books()) {
            String where = "provider " + provider + " " + book.id();
            if (!book.providers().contains(provider)) {
                continue;
            }
            JsonNode their = theirs.get(book.id().toString());
            if (their == null) {
                lines.add(where + UNKNOWN);
            } else {
                compareAll(where, numbers(book.view(provider)), their);
            }
        }
    }

    private SortedSet<String> providers() {
        SortedSet<String> providers = new TreeSet<>();
        pool.books().forEach(book -> providers.addAll(book.providers()));
        return providers;
    }

    private static Map<String, JsonNode> byBook(List<JsonNode> entries) {
        Map<String, JsonNode> byBook = new TreeMap<>();
        entries.forEach(entry -> byBook.put(
                entry.path("token").asString("") + ":" + entry.path("tier").asString(""), entry));
        return byBook;
    }

    private static Map<String, Long> totals(BookTotals totals) {
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

    private void compareText(String where, String field, String ours, JsonNode theirs) {
        compared++;
        String their = theirs.path(field).asString("");
        if (!ours.equals(their)) {
            lines.add("%s: %s is %s by the chain, and %s there".formatted(where, field, ours, their));
        }
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
