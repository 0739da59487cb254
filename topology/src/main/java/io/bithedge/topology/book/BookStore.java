package io.bithedge.topology.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookState;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.LongMap;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Vintage;
import io.bithedge.schemas.avro.BookHeader;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.VintageMapper;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The books of one partition: in memory, and every change at once in the stores, so that a restart finds them as they were. */
final class BookStore {
    private final KeyValueStore<String, BookHeader> headers;
    private final KeyValueStore<String, io.bithedge.schemas.avro.Vintage> vintages;
    private final KeyValueStore<String, io.bithedge.schemas.avro.PolicyLock> locks;
    private final Map<BookId, LiveBook> live = new HashMap<>();

    BookStore(
            KeyValueStore<String, BookHeader> headers,
            KeyValueStore<String, io.bithedge.schemas.avro.Vintage> vintages,
            KeyValueStore<String, io.bithedge.schemas.avro.PolicyLock> locks) {
        this.headers = headers;
        this.vintages = vintages;
        this.locks = locks;
        for (BookId book : BookId.all()) {
            BookHeader header = headers.get(book.toString());
            if (header != null) {
                live.put(book, load(book, header));
            }
        }
    }

    Optional<LiveBook> get(BookId book) {
        return Optional.ofNullable(live.get(book));
    }

    /** Writes what differs from the book as it was, but for its locks. */
    void put(LiveBook after) {
        BookId book = after.state().book();
        LiveBook before = live.put(book, after);
        putVintages(after, before == null ? LongMap.empty() : before.state().vintages());
        headers.put(book.toString(), header(after));
    }

    /** The same, and the lock of one policy, live or gone. */
    void putWithLock(LiveBook after, long policyId) {
        put(after);
        putLock(after, policyId);
    }

    private void putVintages(LiveBook after, LongMap<Vintage> old) {
        BookId book = after.state().book();
        LongMap<Vintage> now = after.state().vintages();
        now.forEach(vintage -> {
            if (old.get(vintage.epoch()).filter(vintage::equals).isEmpty()) {
                vintages.put(Keys.byNumber(book, vintage.epoch()), encode(after, vintage));
            }
        });
        old.forEach(vintage -> {
            if (!now.contains(vintage.epoch())) {
                vintages.delete(Keys.byNumber(book, vintage.epoch()));
            }
        });
    }

    /** A vintage as its topic knows it: the interval of the current one is the book's, older ones keep theirs. */
    io.bithedge.schemas.avro.Vintage encode(LiveBook book, Vintage vintage) {
        BookId id = book.state().book();
        if (vintage.epoch() == book.state().epoch()) {
            return VintageMapper.encode(
                    id, vintage, book.startsAt(), book.state().endsAt());
        }
        io.bithedge.schemas.avro.Vintage known = vintages.get(Keys.byNumber(id, vintage.epoch()));
        return VintageMapper.encode(
                id, vintage, known == null ? 0 : known.getStartsAt(), known == null ? 0 : known.getEndsAt());
    }

    private void putLock(LiveBook after, long policyId) {
        String key = Keys.byNumber(after.state().book(), policyId);
        Optional<PolicyLock> lock = after.state().locks().get(policyId);
        if (lock.isEmpty()) {
            locks.delete(key);
            return;
        }
        PolicyLock it = lock.get();
        locks.put(
                key, new io.bithedge.schemas.avro.PolicyLock(it.policyId(), it.epoch(), it.collateral(), it.premium()));
    }

    private static BookHeader header(LiveBook book) {
        BookState state = book.state();
        ChainPosition at = state.position();
        return new BookHeader(
                BookIdMapper.token(state.book()),
                BookIdMapper.tier(state.book()),
                state.epoch(),
                book.startsAt(),
                state.endsAt(),
                state.phase() != BookPhase.OPEN,
                state.deposited(),
                state.withdrawn(),
                state.premiumWithdrawn(),
                state.settledLosses(),
                state.settledPremium(),
                book.root(),
                book.feeBps(),
                at.height(),
                at.burnHeight(),
                at.txIndex(),
                at.ordinal(),
                book.changed(),
                new ArrayList<>(book.changedVintages()),
                state.phase() == BookPhase.CLOSED,
                book.utilisationBps(),
                book.pausedUntil(),
                book.graceBlocks());
    }

    private LiveBook load(BookId book, BookHeader header) {
        BookState state = new BookState(
                book,
                header.getEpoch(),
                header.getEndsAt(),
                phase(header),
                header.getDeposited(),
                header.getWithdrawn(),
                header.getPremiumWithdrawn(),
                header.getSettledLosses(),
                header.getSettledPremium(),
                loadVintages(book),
                loadLocks(book),
                new ChainPosition(
                        header.getHeight(), header.getBurnHeight(), header.getTxIndex(), header.getOrdinal()));
        return new LiveBook(
                state,
                header.getStartsAt(),
                header.getRoot(),
                header.getFeeBps(),
                header.getUtilisationBps(),
                header.getPausedUntil(),
                header.getGraceBlocks(),
                header.getChanged(),
                new TreeSet<>(header.getChangedVintages()));
    }

    private static BookPhase phase(BookHeader header) {
        if (header.getClosedForGood()) {
            return BookPhase.CLOSED;
        }
        return header.getClosed() ? BookPhase.OVER : BookPhase.OPEN;
    }

    private LongMap<Vintage> loadVintages(BookId book) {
        LongMap<Vintage> loaded = LongMap.empty();
        try (KeyValueIterator<String, io.bithedge.schemas.avro.Vintage> all =
                vintages.prefixScan(book + "/", new StringSerializer())) {
            while (all.hasNext()) {
                Vintage vintage = VintageMapper.decode(all.next().value);
                loaded = loaded.with(vintage.epoch(), vintage);
            }
        }
        return loaded;
    }

    private LongMap<PolicyLock> loadLocks(BookId book) {
        LongMap<PolicyLock> loaded = LongMap.empty();
        try (KeyValueIterator<String, io.bithedge.schemas.avro.PolicyLock> all =
                locks.prefixScan(book + "/", new StringSerializer())) {
            while (all.hasNext()) {
                io.bithedge.schemas.avro.PolicyLock lock = all.next().value;
                loaded = loaded.with(
                        lock.getPolicyId(),
                        new PolicyLock(lock.getPolicyId(), lock.getEpoch(), lock.getCollateral(), lock.getPremium()));
            }
        }
        return loaded;
    }
}
