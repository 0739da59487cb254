package io.bithedge.submitter.rule;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.state.Inbox.Waiting;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which waiting commands the next call carries. The most urgent goes first (earliest deadline, then arrival) and takes along others of
 * its kind as far as the contract's list reaches. What must stay ordered stays ordered: commands about the same book, asset or policy
 * go in order of arrival, and one call names each of them once.
 */
public final class BatchRule {
    private static final Comparator<Waiting> BY_URGENCY =
            Comparator.comparingLong(BatchRule::deadline).thenComparingLong(Waiting::arrival);

    private BatchRule() {}

    /** At most `most` commands, at least 1. Empty only when nothing waits. */
    public static List<Waiting> next(List<Waiting> waiting, int most) {
        Map<String, List<Waiting>> bySubject = new HashMap<>();
        for (Waiting each : waiting) {
            items(each.command().body())
                    .keySet()
                    .forEach(subject -> bySubject
                            .computeIfAbsent(subject, any -> new ArrayList<>())
                            .add(each));
        }
        Set<Waiting> batch = new HashSet<>();
        List<Waiting> ordered = new ArrayList<>();
        Map<String, Object> items = new LinkedHashMap<>();
        for (Waiting each : waiting.stream().sorted(BY_URGENCY).toList()) {
            Map<String, Object> more = items(each.command().body());
            if (isFirst(each, more, bySubject, batch)
                    && (ordered.isEmpty() || fits(ordered.getFirst(), each, items, more))) {
                batch.add(each);
                ordered.add(each);
                items.putAll(more);
            }
            if (ordered.size() >= most) {
                break;
            }
        }
        return ordered;
    }

    /** No earlier command about one of its subjects stays behind. */
    private static boolean isFirst(
            Waiting each, Map<String, Object> items, Map<String, List<Waiting>> bySubject, Set<Waiting> batch) {
        for (String subject : items.keySet()) {
            for (Waiting other : bySubject.getOrDefault(subject, List.of())) {
                if (other.arrival() < each.arrival() && !batch.contains(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fits(Waiting first, Waiting each, Map<String, Object> items, Map<String, Object> more) {
        Body body = each.command().body();
        if (first.isAlone()
                || each.isAlone()
                || !body.getClass().equals(first.command().body().getClass())) {
            return false;
        }
        // Two different items about one subject cannot stand in one call, nor can a list that names one twice be
        // merged.
        boolean clashes = more.entrySet().stream()
                .anyMatch(e -> !items.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
        if (clashes
                || more.size() != body.size()
                || items(first.command().body()).size()
                        != first.command().body().size()) {
            return false;
        }
        Set<String> together = new HashSet<>(items.keySet());
        together.addAll(more.keySet());
        return together.size() <= CallRule.mostItems(body);
    }

    /** One body with every item of these, each once, in order. One command stays as it is. */
    public static Body merged(List<Command> commands) {
        if (commands.size() == 1) {
            return commands.getFirst().body();
        }
        Map<String, Object> items = new LinkedHashMap<>();
        commands.forEach(command -> items(command.body()).forEach(items::putIfAbsent));
        List<Object> all = List.copyOf(items.values());
        return switch (commands.getFirst().body()) {
            case Body.OpenEpochs ignored ->
                new Body.OpenEpochs(all.stream().map(Opening.class::cast).toList());
            case Body.SubmitPrices ignored ->
                new Body.SubmitPrices(all.stream().map(Price.class::cast).toList());
            case Body.ConfirmOpenings ignored ->
                new Body.ConfirmOpenings(all.stream().map(Book.class::cast).toList());
            case Body.ProcessExpirations ignored ->
                new Body.ProcessExpirations(all.stream().map(Ending.class::cast).toList());
            case Body.CompleteActivations ignored ->
                new Body.CompleteActivations(
                        all.stream().map(Ending.class::cast).toList());
        };
    }

    /** Key: what an item is about, value: the item. */
    private static Map<String, Object> items(Body body) {
        Map<String, Object> items = new LinkedHashMap<>();
        switch (body) {
            case Body.OpenEpochs(List<Opening> openings) ->
                openings.forEach(o -> items.put("book " + o.token() + ":" + o.tier(), o));
            case Body.SubmitPrices(List<Price> prices) -> prices.forEach(p -> items.put("asset " + p.asset(), p));
            case Body.ConfirmOpenings(List<Book> books) ->
                books.forEach(b -> items.put("book " + b.token() + ":" + b.tier(), b));
            case Body.ProcessExpirations(List<Ending> ends) ->
                ends.forEach(end -> items.put("policy " + end.policyId(), end));
            case Body.CompleteActivations(List<Ending> ends) ->
                ends.forEach(end -> items.put("policy " + end.policyId(), end));
        }
        return items;
    }

    private static long deadline(Waiting waiting) {
        return waiting.deadlineBurnHeight() == 0 ? Long.MAX_VALUE : waiting.deadlineBurnHeight();
    }
}
