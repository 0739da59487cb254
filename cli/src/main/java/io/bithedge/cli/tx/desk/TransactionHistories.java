package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All transactions, and how an operator finds one of them. */
final class TransactionHistories {
    private static final int NAMED_AT_MOST = 5;

    /** Key: signer and command id. */
    private final Map<String, TransactionHistory> byKey = new LinkedHashMap<>();

    /** What a word of the operator means. */
    sealed interface Found {
        record One(TransactionHistory history) implements Found {}

        /** None, or more than one; the sentence says which. */
        record NotOne(String why) implements Found {}
    }

    static TransactionHistories of(List<SubmittedTransaction> records) {
        TransactionHistories histories = new TransactionHistories();
        records.forEach(histories::add);
        return histories;
    }

    private void add(SubmittedTransaction each) {
        byKey.merge(
                each.getSigner() + ":" + each.getCommandId(),
                new TransactionHistory(List.of(each)),
                (before, one) -> before.with(one.last()));
    }

    /** Oldest first by the first record that is left. */
    List<TransactionHistory> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparingLong((TransactionHistory history) ->
                                history.records().getFirst().getChangedAtMs())
                        .thenComparing(TransactionHistory::key))
                .toList();
    }

    /**
     * Finds by command id, `signer:command id` or txid, whole or by its beginning; a whole one wins over beginnings. A command that another
     * one's transaction carries is found as that transaction.
     */
    Found find(String word) {
        List<TransactionHistory> whole =
                all().stream().filter(history -> isNamed(history, word)).toList();
        List<TransactionHistory> candidates = carriers(
                whole.isEmpty()
                        ? all().stream()
                                .filter(history -> begins(history, word))
                                .toList()
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

    private List<TransactionHistory> carriers(List<TransactionHistory> found) {
        List<TransactionHistory> carriers = new ArrayList<>();
        for (TransactionHistory history : found) {
            TransactionHistory carrier = history.isCarried() ? carrier(history).orElse(history) : history;
            if (!carriers.contains(carrier)) {
                carriers.add(carrier);
            }
        }
        return carriers;
    }

    private Optional<TransactionHistory> carrier(TransactionHistory history) {
        return Optional.ofNullable(
                byKey.get(history.signer() + ":" + history.carries().getFirst()));
    }

    private static boolean isNamed(TransactionHistory history, String word) {
        return history.commandId().equals(word)
                || history.key().equals(word)
                || history.txids().stream().anyMatch(txid -> bare(txid).equalsIgnoreCase(bare(word)));
    }

    private static boolean begins(TransactionHistory history, String word) {
        return history.commandId().startsWith(word)
                || history.key().startsWith(word)
                || (bare(word).length() >= 4
                        && history.txids().stream().anyMatch(txid -> startsWithHex(bare(txid), bare(word))));
    }

    private static boolean startsWithHex(String txid, String word) {
        return txid.regionMatches(true, 0, word, 0, word.length());
    }

    private static String bare(String hex) {
        return hex.startsWith("0x") ? hex.substring(2) : hex;
    }

    private static String named(List<TransactionHistory> histories) {
        String some = String.join(
                ", ",
                histories.stream()
                        .limit(NAMED_AT_MOST)
                        .map(TransactionHistory::key)
                        .toList());
        return histories.size() > NAMED_AT_MOST ? some + ", ..." : some;
    }
}
