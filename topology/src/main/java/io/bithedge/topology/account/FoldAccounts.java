package io.bithedge.topology.account;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.AccountOutcome;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Incident;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ProviderFact;
import io.bithedge.schemas.avro.ProviderRecord;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.BookFactMapper;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Folds the facts of the accounts of one partition, and weighs them when an epoch closes: as soon as the partition has read every block
 * below the cut-off, one closing after the other. Facts carry their epoch, so it does no harm to be many epochs ahead of the closings.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FoldAccounts extends StageProcessor {
    private final Layout layout;
    private KeyValueStore<String, io.bithedge.schemas.avro.Account> accounts;
    private KeyValueStore<String, EpochClosing> closings;
    private KeyValueStore<String, Long> swept;
    private KeyValueStore<String, AccountEntry> entries;
    private SweepAccounts sweep;
    private PublishedAccounts published;

    public FoldAccounts(Layout layout) {
        super(StoreNames.ACCOUNT);
        this.layout = layout;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        accounts = store(StoreNames.ACCOUNTS);
        closings = store(StoreNames.CLOSINGS);
        swept = store(StoreNames.SWEPT);
        entries = store(StoreNames.ENTRIES);
        published = new PublishedAccounts(closings, this::publish, this::unpublish);
        sweep = new SweepAccounts(accounts, store(StoreNames.LEAVES), store(StoreNames.WEIGHTS), outputs());
    }

    private SweepAccounts.Outputs outputs() {
        return new SweepAccounts.Outputs() {
            @Override
            public void account(String provider, io.bithedge.schemas.avro.Account row) {
                tell(provider, row);
            }

            @Override
            public void line(String provider, AccountEntry line) {
                FoldAccounts.this.line(line, Integer.MAX_VALUE, 0);
            }

            @Override
            public void weighed(SweepAccounts.Weighed weighed) {
                published.weighed(weighed);
            }
        };
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (value) {
            case ProviderRecord record
            when record.getBody() instanceof BlockMarker marker -> {
                if (isNew(marker)) {
                    reached(marker);
                    sweepDue();
                }
            }
            case ProviderRecord record -> applyFact((ProviderFact) record.getBody());
            case EpochClosing closing -> {
                if (closing.getEpoch() > lastSwept(closing)) {
                    closings.put(closingKey(closing), closing);
                    sweepDue();
                }
            }
            default -> throw new IllegalStateException("account stage: unknown record " + value);
        }
    }

    private void applyFact(ProviderFact record) {
        Optional<BookFactMapper.OfBook> ofBook = BookFactMapper.of(record.getPosition(), record.getEvent());
        if (ofBook.isPresent() && ofBook.get().fact() instanceof AccountFact fact) {
            fold(ofBook.get().book(), fact, record);
        }
    }

    private void fold(BookId book, AccountFact fact, ProviderFact record) {
        String key = AccountKeys.account(book, fact.provider());
        io.bithedge.schemas.avro.Account known = accounts.get(key);
        Account before = known == null ? Account.NEW : AccountMapper.decode(known);
        switch (before.apply(fact)) {
            case AccountOutcome.Applied(Account after) -> {
                io.bithedge.schemas.avro.Account row =
                        AccountMapper.encode(fact.provider(), book, after, record.getPosition());
                accounts.put(key, row);
                tell(fact.provider(), row);
                published.acted(after, row);
                EventPosition at = record.getPosition();
                line(AccountLines.of(book, fact, at), at.getTxIndex(), at.getOrdinal());
            }
            case AccountOutcome.Duplicate duplicate -> {
                // The same fact again: applied before.
            }
            case Incident incident -> {
                Incidents.Disagreement what = new Incidents.Disagreement(
                        incident.code().name(), "provider " + fact.provider(), incident.message(), "", "");
                report(Incidents.ofFact(stage(), what, BookIdMapper.token(book), record.getPosition()));
            }
        }
    }

    /** A closing is swept when every block below its cut-off has been read, and the ones before it were. */
    private void sweepDue() {
        BlockMarker now = asOf();
        if (now == null) {
            return;
        }
        for (EpochClosing closing : pending()) {
            boolean isNext = closing.getEpoch() == lastSwept(closing) + 1;
            if (isNext && now.getBurnHeight() >= closing.getCutoffBurnHeight()) {
                BookId book = BookIdMapper.id(closing.getToken(), closing.getTier());
                send(StoreNames.WEIGHINGS_SINK, book.toString(), sweep.sweep(closing, partition(), layout));
                swept.put(book.toString(), closing.getEpoch());
                // The last one stays: what an account was at it is told with every act until the next.
                closings.delete(closingKey(closing, closing.getEpoch() - 1));
            }
        }
    }

    /** -1 before the first one: epoch 0 is the first to close. */
    private long lastSwept(EpochClosing closing) {
        Long epoch =
                swept.get(BookIdMapper.id(closing.getToken(), closing.getTier()).toString());
        return epoch == null ? -1 : epoch;
    }

    /** By book, ascending by epoch, those that were swept left out. */
    private List<EpochClosing> pending() {
        List<EpochClosing> pending = new ArrayList<>();
        try (KeyValueIterator<String, EpochClosing> all = closings.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.getEpoch() > lastSwept(entry.value)) {
                    pending.add(entry.value);
                }
            });
        }
        return pending;
    }

    private static String closingKey(EpochClosing closing) {
        return closingKey(closing, closing.getEpoch());
    }

    private static String closingKey(EpochClosing closing, long epoch) {
        return Keys.byNumber(BookIdMapper.id(closing.getToken(), closing.getTier()), epoch);
    }

    private void tell(String provider, io.bithedge.schemas.avro.Account account) {
        BookId book = BookIdMapper.id(account.getToken(), account.getTier());
        send(StoreNames.ACCOUNTS_SINK, Keys.account(book, provider), account);
    }

    private void line(AccountEntry entry, int txIndex, int ordinal) {
        BookId book = BookIdMapper.id(entry.getToken(), entry.getTier());
        entries.put(AccountKeys.entry(entry.getProvider(), entry.getHeight(), txIndex, ordinal, book), entry);
        send(StoreNames.ENTRIES_SINK, entry.getProvider(), entry);
    }
}
