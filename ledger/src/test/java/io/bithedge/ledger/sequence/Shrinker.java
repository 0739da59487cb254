package io.bithedge.ledger.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shortens a failing history until nothing of these makes it shorter: taking out a piece of any length, taking out any two steps, putting one
 * plain step in the place of any two. Every change makes it shorter, so it ends.
 */
final class Shrinker {
    /** Above it, pairs cost too much: the number of tries grows with the square of the length. */
    private static final int MOST_FOR_PAIRS = 40;

    /** Of every kind the ways that {@code ChainScript} tells apart, with the largest part of what there is. */
    private static final List<Step> PLAIN = Stream.of(Step.Kind.values())
            .flatMap(kind -> IntStream.rangeClosed(0, 12).mapToObj(way -> new Step(kind, 0, Step.PARTS - 1, way)))
            .toList();

    private final Predicate<List<Step>> fails;

    Shrinker(Predicate<List<Step>> fails) {
        this.fails = fails;
    }

    List<Step> shrink(List<Step> steps) {
        List<Step> left = withoutPieces(steps);
        Optional<List<Step>> shorter = shorterByPairs(left);
        while (shorter.isPresent()) {
            left = withoutPieces(shorter.get());
            shorter = shorterByPairs(left);
        }
        return left;
    }

    /** Takes out ever smaller pieces as long as what is left still fails. */
    private List<Step> withoutPieces(List<Step> steps) {
        List<Step> left = steps;
        for (int piece = Math.max(1, steps.size() / 2); piece > 0; piece /= 2) {
            int from = 0;
            while (from + piece <= left.size()) {
                List<Step> fewer = new ArrayList<>(left);
                fewer.subList(from, from + piece).clear();
                if (fails.test(fewer)) {
                    left = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return left;
    }

    /** The first shorter history that still fails; empty when there is none. */
    private Optional<List<Step>> shorterByPairs(List<Step> steps) {
        if (steps.size() > MOST_FOR_PAIRS) {
            return Optional.empty();
        }
        return pairs(steps.size())
                .flatMap(pair -> Stream.concat(Stream.of(without(steps, pair)), merged(steps, pair)))
                .filter(fails)
                .findFirst();
    }

    /** Every two places, the earlier one first. */
    private static Stream<int[]> pairs(int size) {
        return IntStream.range(0, size)
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, size).mapToObj(second -> new int[] {first, second}));
    }

    private static List<Step> without(List<Step> steps, int[] pair) {
        List<Step> fewer = new ArrayList<>(steps);
        fewer.remove(pair[1]);
        fewer.remove(pair[0]);
        return fewer;
    }

    /** One step instead of two, in the place of either. */
    private static Stream<List<Step>> merged(List<Step> steps, int[] pair) {
        return PLAIN.stream()
                .flatMap(plain -> Stream.of(pair[0], pair[1] - 1).map(place -> {
                    List<Step> fewer = without(steps, pair);
                    fewer.add(place, plain);
                    return fewer;
                }));
    }
}
