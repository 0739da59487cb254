package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.yield.ProviderTimeline;
import io.bithedge.ledger.yield.ProviderTimeline.CapitalMove;
import io.bithedge.ledger.yield.ProviderTimeline.Carried;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.view.HistoryViews.BookPast;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.Heights;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.Book;
import io.bithedge.topology.global.PastRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Time lines of books and providers, read at the heights that are asked for. A book's costs a row for each of them. A provider's costs his
 * lines, and of each vintage he has a weight in its last row and one for each height at which it was live: no row for a block.
 */
final class PastTimelines {
    private final HistoryReader history;

    PastTimelines(HistoryReader history) {
        this.history = history;
    }

    /** {@code until}: a block that history and lines have. */
    record Asked(String provider, Heights heights, AsOf until) {}

    BookPast book(BookId book, Heights heights) {
        AsOf until = history.position();
        OptionalLong start = history.firstBurnHeight(book);
        long end = until.burnHeight().value();
        List<Timeline.Step> steps = new ArrayList<>();
        List<BigInteger> capitalBlocks = new ArrayList<>();
        if (start.isPresent() && start.getAsLong() <= end) {
            for (long height : heights.between(start.getAsLong(), end)) {
                Optional<PastRow> row = history.bookAt(book, height, until);
                steps.add(row.map(it -> step(height, (Book) it.row().getBody()))
                        .orElseGet(() -> new Timeline.Step(height, 0, 0, 0)));
                capitalBlocks.add(
                        row.map(it -> it.before(height, steps.getLast().capital()))
                                .orElse(BigInteger.ZERO));
            }
        }
        return new BookPast(book, new Timeline(1, steps, capitalBlocks), until);
    }

    private static Timeline.Step step(long burnHeight, Book it) {
        return new Timeline.Step(burnHeight, it.getCapital(), it.getPremiumEarned(), it.getLosses());
    }

    /** {@code lines} of the provider up to the block. */
    ProviderPast provider(Asked asked, List<AccountEntry> lines) {
        List<ProviderBook> books = new ArrayList<>();
        for (BookId book : BookId.all()) {
            List<AccountEntry> ofBook = PastAccounts.ofBook(lines, book);
            if (!ofBook.isEmpty()) {
                books.add(providerBook(book, ofBook, asked));
            }
        }
        return new ProviderPast(asked.provider(), books, asked.until());
    }

    private ProviderBook providerBook(BookId book, List<AccountEntry> lines, Asked asked) {
        List<Long> heights = asked.heights()
                .between(
                        lines.getFirst().getBurnHeight(),
                        asked.until().burnHeight().value());
        VintagesAt vintages = new VintagesAt(history, heights, asked.until());
        List<CarriedEpoch> epochs = new ArrayList<>();
        List<Carried> carried = new ArrayList<>();
        for (AccountEntry line : lines) {
            if (line.getKind() == AccountEntryKind.EPOCH && line.getWeight() > 0) {
                // Without rows the epoch is not open yet: the weight is a proposal.
                vintages.read(book, line.getEpoch()).ifPresent(found -> {
                    epochs.add(new CarriedEpoch(
                            new Epoch(line.getEpoch()),
                            new SubUnits(line.getWeight()),
                            new SubUnits(found.weight()),
                            changes(heights, found.rows())));
                    carried.add(new Carried(line.getWeight(), found.rows()));
                });
            }
        }
        List<AccountEntry> acts = lines.stream()
                .filter(line -> line.getKind() != AccountEntryKind.EPOCH)
                .toList();
        return new ProviderBook(
                book,
                acts.stream().map(Rows::entry).toList(),
                epochs,
                ProviderTimeline.at(
                        heights, acts.stream().map(PastTimelines::move).toList(), carried));
    }

    private static List<BurnHeight> changes(List<Long> heights, List<ProviderTimeline.Row> rows) {
        List<BurnHeight> changed = new ArrayList<>();
        long losses = 0;
        long premium = 0;
        for (ProviderTimeline.Row row : rows) {
            if (row.vintage().losses() != losses || row.vintage().premiumEarned() != premium) {
                changed.add(new BurnHeight(heights.get(row.index())));
                losses = row.vintage().losses();
                premium = row.vintage().premiumEarned();
            }
        }
        return changed;
    }

    private static CapitalMove move(AccountEntry line) {
        long net = switch (line.getKind()) {
            case DEPOSIT -> line.getCapital();
            case WITHDRAWAL -> -line.getCapital();
            case EXIT_REQUEST, EPOCH -> 0;
        };
        return new CapitalMove(line.getBurnHeight(), net);
    }
}
