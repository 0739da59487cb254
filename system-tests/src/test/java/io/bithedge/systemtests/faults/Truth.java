package io.bithedge.systemtests.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * What was answered of each book, and of each provider's part in one, as of which final block. A second answer as of the same block must be
 * the same, from whichever instance and whenever. Every item of an answer has its own block: partitions are not equally far.
 */
final class Truth {
    /** What was said first. */
    private final ConcurrentMap<Said, JsonNode> items = new ConcurrentHashMap<>();

    private final List<String> wrong = new CopyOnWriteArrayList<>();

    /** {@code isNow}: as of the newest block then, not asked for as the past. */
    private record Said(String path, String book, long height, boolean isNow) {}

    void compare(String instance, Question question, Http.Reply reply) {
        itemsOf(question, reply).forEach((said, item) -> {
            JsonNode first = items.putIfAbsent(said, item);
            if (first != null && !first.equals(item)) {
                String what = "%s %s%n  was %s%n  now %s".formatted(instance, said, first, item);
                System.out.println("faults: WRONG " + what);
                wrong.add(what);
            }
        });
    }

    private static Map<Said, JsonNode> itemsOf(Question question, Http.Reply reply) {
        return switch (question) {
            case Question.Past past -> items(past.path(), false, reply);
            case Question.Now now -> items(now.path(), true, reply);
            case Question.Quote quote -> Map.of();
            case Question.Write write -> Map.of();
        };
    }

    /** None of answers that have no books. */
    private static Map<Said, JsonNode> items(String path, boolean isNow, Http.Reply reply) {
        Map<Said, JsonNode> items =
                new TreeMap<>(Comparator.comparing(Said::book).thenComparingLong(Said::height));
        if (reply.status() == 200) {
            reply.json()
                    .ifPresent(json -> json.path("books")
                            .forEach(item -> items.put(
                                    new Said(
                                            path,
                                            item.path("token").asString() + ":"
                                                    + item.path("tier").asString(),
                                            item.at("/asOf/height").asLong(),
                                            isNow),
                                    item)));
        }
        return items;
    }

    int items() {
        return items.size();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Asks for some of what was said of the newest block then, now that it is past; returns what is another answer. */
    List<String> otherwiseToday(String url, int most) throws InterruptedException {
        List<Said> all = items.keySet().stream()
                .filter(Said::isNow)
                .sorted(Comparator.comparingLong(Said::height)
                        .thenComparing(Said::path)
                        .thenComparing(Said::book))
                .toList();
        List<String> otherwise = new ArrayList<>();
        int step = Math.max(1, all.size() / most);
        for (int at = 0; at < all.size(); at += step) {
            Said said = all.get(at);
            Question.Past past = new Question.Past(said.path(), said.height());
            JsonNode then = items.getOrDefault(said, Http.JSON.createObjectNode());
            Http.Reply reply = past.ask(url);
            items(said.path(), true, reply).forEach((now, item) -> {
                if (now.equals(said) && !item.equals(then)) {
                    otherwise.add("%s%n  was %s%n  now %s".formatted(said, then, item));
                }
            });
            if (reply.status() != 200) {
                otherwise.add("%s: %d %s".formatted(said, reply.status(), reply.body()));
            }
        }
        return otherwise;
    }
}
