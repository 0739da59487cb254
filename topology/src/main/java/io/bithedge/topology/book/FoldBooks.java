package io.bithedge.topology.book;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookState;
import io.bithedge.ledger.EpochClosing;
import io.bithedge.ledger.Incident;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultFact;
import io.bithedge.schemas.avro.VaultInitialised;
import io.bithedge.schemas.avro.VaultRecord;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.VintagesPosition;
import io.bithedge.topology.global.TableKeys;
import io.bithedge.topology.map.BookFactMapper;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ClosingMapper;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.NullUnmarked;

/**
 * Folds the facts of the books of one partition. Totals and vintages are published at the end of every block that changed them; a closing
 * as soon as it is taken.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FoldBooks extends StageProcessor {
    private final Layout layout;
    private BookStore books;
    private Openings openings;
    private VaultFees fees;
    private BookHistory history;

    public FoldBooks(Layout layout) {
        super(StoreNames.BOOK);
        this.layout = layout;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        books = new BookStore(
                store(StoreNames.BOOK_HEADERS), store(StoreNames.BOOK_VINTAGES), store(StoreNames.BOOK_LOCKS));
        history = new BookHistory(this::send, this::publish);
        openings = new Openings(
                store(StoreNames.BOOK_OPENINGS), new Openings.Outputs(this::command, this::report, this::weighed));
        fees = new VaultFees(store(StoreNames.BOOK_FEES));
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (value) {
            case VaultRecord record when record.getBody() instanceof BlockMarker marker -> end(marker);
            case VaultRecord record -> applyFact((VaultFact) record.getBody());
            case EpochWeighed weighed -> {
                BookId book = BookIdMapper.id(weighed.getToken(), weighed.getTier());
                if (!isClosed(book)) {
                    openings.weighed(weighed, currentEpoch(book), clock());
                }
            }
            default -> throw new IllegalStateException("book stage: unknown record " + value);
        }
    }

    private void applyFact(VaultFact fact) {
        if (fact.getEvent() instanceof VaultInitialised initialised) {
            initialise(initialised);
            return;
        }
        if (fact.getEvent() instanceof FeesSwept swept) {
            fees.swept(swept, fact.getPosition());
            return;
        }
        if (fact.getEvent() instanceof EpochProposed proposed) {
            BookId book = BookIdMapper.id(proposed.getToken(), proposed.getTier());
            openings.proposed(proposed, fact.getPosition(), currentEpoch(book));
            touch(book);
            return;
        }
        if (fact.getEvent() instanceof OpeningVetoed vetoed) {
            openings.vetoed(vetoed, fact.getPosition());
            touch(BookIdMapper.id(vetoed.getToken(), vetoed.getTier()));
            return;
        }
        if (fact.getEvent() instanceof PausedSet pause) {
            long until = pause.getPaused() ? Objects.requireNonNullElse(pause.getUntil(), 0L) : 0L;
            BookId.all().forEach(id -> books.get(id).ifPresent(book -> books.put(book.paused(until))));
            return;
        }
        Optional<BookFactMapper.OfBook> ofBook = BookFactMapper.of(fact.getPosition(), fact.getEvent());
        if (ofBook.isEmpty()) {
            return;
        }
        Optional<LiveBook> known = books.get(ofBook.get().book());
        if (known.isEmpty()) {
            reportUnknown(ofBook.get().book(), fact.getPosition());
            return;
        }
        boolean isApplied = fold(known.get(), ofBook.get().fact(), fact.getPosition());
        if (isApplied && fact.getEvent() instanceof EpochOpened opened) {
            openings.opened(opened, fact.getPosition());
        }
        if (isApplied && fact.getEvent() instanceof BookClosed closed) {
            openings.bookClosed(ofBook.get().book(), closed.getEpoch());
        }
        if (isApplied && fact.getEvent() instanceof CollateralLocked locked) {
            fees.charged(locked);
        }
    }

    private void touch(BookId id) {
        books.get(id).ifPresent(book -> books.put(book.touched()));
    }

    private void weighed(OpeningState state) {
        history.weighed(state);
        EpochTree tree = OpeningTerms.tree(state);
        BookId book = BookIdMapper.id(tree.getToken(), tree.getTier());
        send(StoreNames.TREES_SINK, TableKeys.tree(book, tree.getEpoch()), tree);
    }

    private void initialise(VaultInitialised fact) {
        for (BookId book : BookId.all()) {
            boolean isOurs = Partitioners.ofKey(book.toString(), layout.bookPartitions()) == partition();
            if (isOurs && books.get(book).isEmpty()) {
                books.put(LiveBook.initial(
                        BookState.initial(book, fact.getEndsAt()),
                        fact.getStartsAt(),
                        fact.getFeeBps(),
                        utilisationBps(fact, book),
                        fact.getGraceBlocks()));
            }
        }
    }

    private static long utilisationBps(VaultInitialised fact, BookId book) {
        return BookIdMapper.token(book) == Token.STX ? fact.getStxUtilisationBps() : fact.getSbtcUtilisationBps();
    }

    private boolean fold(LiveBook book, BookFact fact, EventPosition at) {
        return switch (book.state().apply(fact)) {
            case BookOutcome.Applied(BookState after) -> {
                put(book.with(after), fact);
                yield true;
            }
            case BookOutcome.Closed(BookState after, EpochClosing closing) -> {
                publishVintages(book);
                close(closing, book, blockOf(at));
                put(book.with(after), fact);
                yield true;
            }
            case BookOutcome.Duplicate duplicate -> false;
            case Incident incident -> {
                report(Incidents.ofFact(
                        stage(),
                        what(book, incident),
                        BookIdMapper.token(book.state().book()),
                        at));
                yield false;
            }
        };
    }

    private static BlockMarker blockOf(EventPosition at) {
        return new BlockMarker(
                at.getHeight(), at.getIndexBlockHash(), at.getBurnHeight(), at.getBlockTime(), at.getBurnHeight());
    }

    private void put(LiveBook after, BookFact fact) {
        switch (fact) {
            case BookFact.CollateralLocked f -> books.putWithLock(after, f.policyId());
            case BookFact.PolicySettled f -> books.putWithLock(after, f.policyId());
            case BookFact.PolicyVoided f -> books.putWithLock(after, f.policyId());
            case BookFact.EpochOpened f ->
                books.put(after.opened(
                        f.startsAt(),
                        new io.bithedge.schemas.avro.Hash32(f.root().bytes())));
            case BookFact.AccountFact f -> books.put(after);
            case BookFact.BookClosed f -> books.put(after);
            case BookFact.BlockReached f -> books.put(after);
        }
    }

    /** {@code before}: the book as it was below the cut-off. */
    private void close(EpochClosing closing, LiveBook before, BlockMarker by) {
        io.bithedge.schemas.avro.EpochClosing record =
                ClosingMapper.encode(closing, before.state().vintages(), by);
        send(StoreNames.CLOSINGS_SINK, closing.book().toString(), record);
        openings.closed(record, before.utilisationBps(), clock());
    }

    private void end(BlockMarker marker) {
        if (!isNew(marker)) {
            return;
        }
        BlockMarker before = asOf();
        reached(marker);
        for (BookId id : BookId.all()) {
            books.get(id).ifPresent(book -> end(book, marker));
            if (before != null) {
                books.get(id)
                        .flatMap(book -> GraceRule.warning(book, before.getBurnTip(), marker.getBurnTip()))
                        .ifPresent(what ->
                                report(Incidents.warning(stage(), what, BookIdMapper.token(id), marker.getHeight())));
            }
        }
        history.ended(partition(), marker);
        if (before == null || BookHistory.slot(before) < BookHistory.slot(marker)) {
            BookId.all().forEach(id -> books.get(id).ifPresent(book -> history.snapshot(book, marker)));
        }
        send(
                StoreNames.VINTAGES_SINK,
                "position:" + partition(),
                new VintageRecord(new VintagesPosition(partition(), marker)));
        send(StoreNames.SNAPSHOTS_SINK, Integer.toString(partition()), snapshot(marker));
    }

    private void end(LiveBook book, BlockMarker marker) {
        LiveBook after = book;
        if (book.changed()) {
            publishVintages(book);
            BookId id = book.state().book();
            Book totals =
                    BookMapper.encode(book, openings.proposal(id, book.state().epoch() + 1), marker);
            send(StoreNames.BOOKS_SINK, book.state().book().toString(), totals);
            keep(book, totals, marker);
            after = book.published();
            books.put(after);
        }
        if (after.state().closesAt(marker.getBurnHeight())
                && after.state().apply(BookFactMapper.reached(marker))
                        instanceof BookOutcome.Closed(BookState state, EpochClosing closing)) {
            close(closing, after, marker);
            books.put(after.with(state));
        }
        openings.retry(after.state().book(), after.state().epoch() + 1, clock());
    }

    private void keep(LiveBook book, Book totals, BlockMarker marker) {
        for (long epoch : book.changedVintages()) {
            book.state()
                    .vintages()
                    .get(epoch)
                    .ifPresent(vintage -> history.changed(books.encode(book, vintage), marker));
        }
        history.changed(totals);
    }

    private void publishVintages(LiveBook book) {
        for (long epoch : book.changedVintages()) {
            book.state()
                    .vintages()
                    .get(epoch)
                    .ifPresent(vintage -> send(
                            StoreNames.VINTAGES_SINK,
                            Keys.vintage(book.state().book(), epoch),
                            new VintageRecord(books.encode(book, vintage))));
        }
    }

    private long currentEpoch(BookId id) {
        return books.get(id).map(book -> book.state().epoch()).orElse(-1L);
    }

    private boolean isClosed(BookId id) {
        return books.get(id)
                .filter(book -> book.state().phase() == BookPhase.CLOSED)
                .isPresent();
    }

    private Openings.Clock clock() {
        BlockMarker now = asOf();
        return now == null
                ? new Openings.Clock(-1, -1, -1)
                : new Openings.Clock(now.getHeight(), now.getBurnHeight(), now.getBurnTip());
    }

    private BooksSnapshot snapshot(BlockMarker marker) {
        List<LiveBook> live =
                BookId.all().stream().flatMap(id -> books.get(id).stream()).toList();
        return BooksSnapshotMapper.encode(partition(), layout.bookPartitions(), marker, live, fees.all());
    }

    private void reportUnknown(BookId book, EventPosition at) {
        Incidents.Disagreement what = new Incidents.Disagreement(
                "BOOK_NOT_INITIALISED", "book " + book, "a fact before the vault was initialised", "initialised", "");
        report(Incidents.ofFact(stage(), what, BookIdMapper.token(book), at));
    }

    private static Incidents.Disagreement what(LiveBook book, Incident incident) {
        return new Incidents.Disagreement(
                incident.code().name(), "book " + book.state().book(), incident.message(), "", "");
    }
}
