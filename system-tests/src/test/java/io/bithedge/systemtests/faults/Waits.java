package io.bithedge.systemtests.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How long a client waited who asks the next instance when one does not answer. From the moment in which a question was asked until the first
 * answer to it from any instance; in seconds. About a second of it may be that nobody asked.
 */
final class Waits {
    private static final double NANOS = 1e9;

    private Waits() {}

    static double longest(List<Asked> all, long fromNs, Predicate<Question> which) {
        Map<String, List<Asked>> byKey = new HashMap<>();
        for (Asked each : all) {
            if (each.endedNs() >= fromNs && which.test(each.question())) {
                byKey.computeIfAbsent(each.question().key(), any -> new ArrayList<>())
                        .add(each);
            }
        }
        return byKey.values().stream().mapToDouble(Waits::longestOf).max().orElse(0);
    }

    private static double longestOf(List<Asked> ofOneKey) {
        List<Long> answers = ofOneKey.stream()
                .filter(Asked::isAnswered)
                .map(Asked::endedNs)
                .sorted()
                .toList();
        long now = ofOneKey.stream().mapToLong(Asked::endedNs).max().orElse(0);
        double longest = 0;
        int next = 0;
        for (Asked each : ofOneKey.stream()
                .sorted(Comparator.comparingLong(Asked::beganNs))
                .toList()) {
            while (next < answers.size() && answers.get(next) < each.beganNs()) {
                next++;
            }
            long answered = next < answers.size() ? answers.get(next) : now;
            longest = Math.max(longest, (answered - each.beganNs()) / NANOS);
        }
        return longest;
    }

    /** Key: why, value: how often. */
    static Map<String, Integer> refused(List<Asked> all, long fromNs) {
        Map<String, Integer> refused = new TreeMap<>();
        all.stream()
                .filter(each -> each.endedNs() >= fromNs && !each.isAnswered())
                .forEach(each -> refused.merge(each.code(), 1, Integer::sum));
        return refused;
    }
}
