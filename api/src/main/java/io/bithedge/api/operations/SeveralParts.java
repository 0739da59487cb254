package io.bithedge.api.operations;

import io.bithedge.api.operations.PartProbe.Heard;
import io.bithedge.api.operations.PartStatus.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several processes of one part as one: who looks wants to know how the part is. */
final class SeveralParts {
    private SeveralParts() {}

    /** The one that does the work; that of the others one is in trouble is said beside it. */
    static <D> PartStatus<D> leader(List<Heard<D>> all) {
        PartStatus<D> leader = all.stream()
                .filter(one -> !one.standsBy())
                .map(Heard::status)
                .min(Comparator.comparing(PartStatus::state))
                .orElseGet(() -> all.getFirst().status());
        return withOthers(leader, all);
    }

    /** Each has accounts of its own: all of them together. */
    static PartStatus<SubmitterDetails> together(List<Heard<SubmitterDetails>> all) {
        PartStatus<SubmitterDetails> best = all.stream()
                .map(Heard::status)
                .min(Comparator.comparing(PartStatus::state))
                .orElseThrow();
        List<SubmitterDetails> details = all.stream()
                .flatMap(one -> Stream.ofNullable(one.status().details()))
                .toList();
        PartStatus<SubmitterDetails> sum = details.isEmpty()
                ? best
                : new PartStatus<>(
                        best.name(),
                        best.state(),
                        best.reason(),
                        details.stream().reduce(SeveralParts::and).orElseThrow());
        return withOthers(sum, all);
    }

    private static <D> PartStatus<D> withOthers(PartStatus<D> one, List<Heard<D>> all) {
        String down = all.stream()
                .map(Heard::status)
                .filter(it -> it.state() == State.DOWN)
                .map(PartStatus::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return down.isEmpty() || one.state() == State.DOWN
                ? one
                : new PartStatus<>(
                        one.name(), State.DEGRADED, "one of %d: %s".formatted(all.size(), down), one.details());
    }

    private static SubmitterDetails and(SubmitterDetails one, SubmitterDetails other) {
        Map<String, SubmitterDetails.SubmitterAccount> signers = new HashMap<>(one.signers());
        signers.putAll(other.signers());
        Map<String, Long> phases = new HashMap<>(one.phases());
        other.phases().forEach((phase, count) -> phases.merge(phase, count, Long::sum));
        return new SubmitterDetails(
                signers,
                phases,
                joined(one.troubles(), other.troubles()),
                joined(one.notes(), other.notes()),
                Math.max(one.finalHeight(), other.finalHeight()),
                Math.max(one.burnTip(), other.burnTip()),
                Math.max(one.oldestWaitingBurnBlocks(), other.oldestWaitingBurnBlocks()));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
