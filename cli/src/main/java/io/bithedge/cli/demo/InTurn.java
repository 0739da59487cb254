package io.bithedge.cli.demo;

import io.bithedge.cli.demo.PoolClient.RefusedException;
import io.bithedge.cli.parts.Instance.Kind;
import io.bithedge.cli.parts.SystemState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Several processes that answer the same, as a client without a proxy asks them: one after the other, and the next one when one does not
 * answer, which is left alone for a while then. For one thread.
 */
final class InTurn {
    static final String SILENT = "NO_ANSWER";
    static final String NOT_READY = "NOT_READY";

    private static final Set<String> THE_NEXT_MAY = Set.of(SILENT, NOT_READY, "NOT_RECORDED");
    private static final long LEFT_ALONE_NS = Duration.ofSeconds(5).toNanos();

    private final List<String> urls;
    /** Key: one that was silent, value: when. */
    private final Map<String, Long> silent = new HashMap<>();

    private int next;

    InTurn(List<String> urls) {
        this.urls = List.copyOf(urls);
    }

    static InTurn of(SystemState system, Kind kind) {
        return new InTurn(kind.running(system.ports()).stream().map(system::url).toList());
    }

    interface Question {
        JsonNode ask(String url) throws RefusedException, InterruptedException;
    }

    /** The answer of one of them, or why the last that was asked refuses. */
    JsonNode one(Question question) throws RefusedException, InterruptedException {
        List<String> order = order();
        RefusedException refusal = new RefusedException(SILENT, "nobody was asked");
        for (String url : order) {
            try {
                return answer(url, question);
            } catch (RefusedException other) {
                if (!THE_NEXT_MAY.contains(other.code())) {
                    throw other;
                }
                refusal = other;
            }
        }
        throw refusal;
    }

    /** The answers of those that answer; refused when none does. */
    List<JsonNode> all(Question question) throws RefusedException, InterruptedException {
        List<JsonNode> answers = new ArrayList<>();
        RefusedException refusal = new RefusedException(SILENT, "nobody was asked");
        for (String url : order()) {
            try {
                answers.add(answer(url, question));
            } catch (RefusedException other) {
                refusal = other;
            }
        }
        if (answers.isEmpty()) {
            throw refusal;
        }
        return answers;
    }

    private JsonNode answer(String url, Question question) throws RefusedException, InterruptedException {
        try {
            JsonNode answer = question.ask(url);
            silent.remove(url);
            return answer;
        } catch (RefusedException refusal) {
            if (refusal.code().equals(SILENT)) {
                silent.put(url, System.nanoTime());
            }
            throw refusal;
        }
    }

    /** All, beginning with the next one; without those that were silent a moment ago, unless all were. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            order.add(urls.get((next + i) % urls.size()));
        }
        next = (next + 1) % urls.size();
        long now = System.nanoTime();
        List<String> likely = order.stream()
                .filter(url -> !silent.containsKey(url) || now - silent.get(url) > LEFT_ALONE_NS)
                .toList();
        return likely.isEmpty() ? order : likely;
    }
}
