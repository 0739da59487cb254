package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All transactions, and how a person finds one of them. */
final class Lives {
    private static final int NAMED_AT_MOST = 5;

    /** Key: signer and command id. */
    private final Map<String, Life> byKey = new LinkedHashMap<>();

    /** What a word of the operator means. */
    sealed interface Found {
        record One(Life life) implements Found {}

        /** None, or more than one; the sentence says which. */
        record NotOne(String why) implements Found {}
    }

    static Lives of(List<SubmittedTransaction> records) {
        Lives lives = new Lives();
        records.forEach(lives::add);
        return lives;
    }

    private void add(SubmittedTransaction each) {
        byKey.merge(
                each.getSigner() + ":" + each.getCommandId(),
                new Life(List.of(each)),
                (before, one) -> before.with(one.last()));
    }

    /** Oldest first by the first record that is left. */
    List<Life> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparingLong(
                                (Life life) -> life.records().getFirst().getChangedAtMs())
                        .thenComparing(Life::key))
                .toList();
    }

    /**
     * Finds by command id, `signer:command id` or txid, whole or by its beginning; a whole one wins over beginnings. A command that another
     * one's transaction carries is found as that transaction.
     */
    Found find(String word) {
        List<Life> whole = all().stream().filter(life -> isNamed(life, word)).toList();
        List<Life> candidates = carriers(
                whole.isEmpty()
                        ? all().stream().filter(life -> begins(life, word)).toList()
                        : whole);
        if (candidates.size() == 1) {
            return new Found.One(candidates.getFirst());
        }
        return new Found.NotOne(
                candidates.isEmpty()
                        ? "no transaction has the id or txid '%s' (`bithedge tx list --all` shows all)".formatted(word)
                        : "'%s' may be any of %d: %s; give more of it, or signer:id"
                                .formatted(word, candidates.size(), named(candidates)));
    }

    private List<Life> carriers(List<Life> found) {
        List<Life> carriers = new ArrayList<>();
        for (Life life : found) {
            Life carrier = life.isCarried() ? carrier(life).orElse(life) : life;
            if (!carriers.contains(carrier)) {
                carriers.add(carrier);
            }
        }
        return carriers;
    }

    private Optional<Life> carrier(Life life) {
        return Optional.ofNullable(
                byKey.get(life.signer() + ":" + life.carries().getFirst()));
    }

    private static boolean isNamed(Life life, String word) {
        return life.commandId().equals(word)
                || life.key().equals(word)
                || life.txids().stream().anyMatch(txid -> bare(txid).equalsIgnoreCase(bare(word)));
    }

    private static boolean begins(Life life, String word) {
        return life.commandId().startsWith(word)
                || life.key().startsWith(word)
                || (bare(word).length() >= 4
                        && life.txids().stream().anyMatch(txid -> startsWithHex(bare(txid), bare(word))));
    }

    private static boolean startsWithHex(String txid, String word) {
        return txid.regionMatches(true, 0, word, 0, word.length());
    }

    private static String bare(String hex) {
        return hex.startsWith("0x") ? hex.substring(2) : hex;
    }

    private static String named(List<Life> lives) {
        String some = String.join(
                ", ", lives.stream().limit(NAMED_AT_MOST).map(Life::key).toList());
        return lives.size() > NAMED_AT_MOST ? some + ", ..." : some;
    }
}
