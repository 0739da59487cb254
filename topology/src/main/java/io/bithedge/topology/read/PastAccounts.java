package io.bithedge.topology.read;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.AccountHistory;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.VintageTable;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.account.AccountKeys;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.VintageMapper;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Accounts as of a block: from the provider's lines, which tell his facts and weights, and the vintages as they were. */
final class PastAccounts {
    private final HistoryReader history;

    PastAccounts(HistoryReader history) {
        this.history = history;
    }

    /** All lines of a provider up to a block, in chain order. */
    static List<AccountEntry> lines(ReadOnlyKeyValueStore<String, AccountEntry> entries, String provider, AsOf until) {
        List<AccountEntry> lines = new ArrayList<>();
        if (until.equals(AsOf.NOTHING)) {
            return lines;
        }
        String prefix = provider + "/";
        try (KeyValueIterator<String, AccountEntry> found =
                entries.range(prefix, prefix + Keys.padded(until.height().value()) + "/~")) {
            found.forEachRemaining(line -> lines.add(line.value));
        }
        return lines;
    }

    /** {@code accounts} of the provider's partition tell whether he was weighed for the epoch already. */
    List<AccountView> read(
            String provider,
            List<AccountEntry> lines,
            ReadOnlyKeyValueStore<String, io.bithedge.schemas.avro.Account> accounts,
            AsOf at) {
        List<AccountView> views = new ArrayList<>();
        for (BookId book : BookId.all()) {
            List<AccountEntry> ofBook = ofBook(lines, book);
            Optional<Book> totals = history.book(book, at);
            if (!ofBook.isEmpty() && totals.isPresent()) {
                long epoch = totals.get().getEpoch();
                requireWeighed(accounts.get(AccountKeys.account(book, provider)), book, epoch);
                views.add(read(provider, book, ofBook, new Standing(totals.get(), at)));
            }
        }
        return views;
    }

    static List<AccountEntry> ofBook(List<AccountEntry> lines, BookId book) {
        return lines.stream()
                .filter(line -> BookIdMapper.id(line.getToken(), line.getTier()).equals(book))
                .toList();
    }

    /** A book as of a block. */
    private record Standing(Book totals, AsOf at) {
        long epoch() {
            return totals.getEpoch();
        }
    }

    private static void requireWeighed(io.bithedge.schemas.avro.Account row, BookId book, long epoch) {
        if (row == null || AccountMapper.decode(row).closedThrough() < epoch - 1) {
            throw new NotReadyException("accounts of %s are not weighed for epoch %d yet".formatted(book, epoch));
        }
    }

    private AccountView read(String provider, BookId book, List<AccountEntry> lines, Standing open) {
        EpochWeights weights = weights(lines, open.epoch());
        VintageTable table = VintageTable.EMPTY;
        for (int i = 0; i < weights.size(); i++) {
            Optional<Vintage> vintage = history.vintage(book, weights.epochAt(i), open.at());
            if (vintage.isPresent()) {
                table = table.with(VintageMapper.decode(vintage.get()));
            }
        }
        Account account = AccountHistory.asOf(open.epoch(), facts(lines), weights);
        return AccountReader.view(account, open.epoch(), open.totals(), table)
                .map(it -> new AccountView(
                        provider, book, AccountReader.figures(book.token(), new Epoch(open.epoch()), it), open.at()))
                .orElseThrow(() -> new NotReadyException("the vintages of " + book + " are being read"));
    }

    /** Lines of later epochs are proposals. */
    private static EpochWeights weights(List<AccountEntry> lines, long epoch) {
        TreeMap<Long, Long> weights = new TreeMap<>();
        for (AccountEntry line : lines) {
            if (line.getKind() == AccountEntryKind.EPOCH && line.getEpoch() <= epoch && line.getWeight() > 0) {
                weights.put(line.getEpoch(), line.getWeight());
            }
        }
        return EpochWeights.of(
                weights.keySet().stream().mapToLong(Long::longValue).toArray(),
                weights.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static List<AccountFact> facts(List<AccountEntry> lines) {
        List<AccountFact> facts = new ArrayList<>();
        for (AccountEntry line : lines) {
            // A line keeps no place within its block: their order is the chain's.
            ChainPosition at = new ChainPosition(line.getHeight(), line.getBurnHeight(), facts.size(), 0);
            switch (line.getKind()) {
                case DEPOSIT ->
                    facts.add(new FundsDeposited(at, line.getProvider(), line.getEpoch(), line.getCapital()));
                case EXIT_REQUEST ->
                    facts.add(new ExitRequested(at, line.getProvider(), line.getEpoch(), line.getCapital()));
                case WITHDRAWAL ->
                    facts.add(new FundsWithdrawn(
                            at, line.getProvider(), line.getEpoch(), line.getCapital(), line.getPremium()));
                case EPOCH -> {
                    // Not a fact: the weight we computed.
                }
            }
        }
        return facts;
    }
}
