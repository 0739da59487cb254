package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.yield.ProviderTimeline;
import io.bithedge.ledger.yield.ProviderTimeline.CapitalMove;
import io.bithedge.ledger.yield.ProviderTimeline.Carried;
import io.bithedge.ledger.yield.ProviderTimeline.VintageAt;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.view.HistoryViews.BookPast;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.VintageMapper;
import java.util.ArrayList;
import java.util.List;

/** Time lines of books and providers. One costs the rows of the book, or of the vintages the provider has a weight in. */
final class PastTimelines {
    private final HistoryReader history;

    PastTimelines(HistoryReader history) {
        this.history = history;
    }

    BookPast book(BookId book) {
        AsOf until = history.position();
        List<Timeline.Step> steps = new ArrayList<>();
        for (HistoryRow row : history.bookRows(book, until)) {
            Book it = (Book) row.getBody();
            long burnHeight = row.getAsOf().getBurnHeight();
            if (!steps.isEmpty() && steps.getLast().burnHeight() == burnHeight) {
                steps.removeLast();
            }
            steps.add(new Timeline.Step(burnHeight, it.getCapital(), it.getPremiumEarned(), it.getLosses()));
        }
        return new BookPast(book, new Timeline(1, steps), until);
    }

    /** {@code lines} of the provider up to a block that the history has. */
    ProviderPast provider(String provider, List<AccountEntry> lines, AsOf until) {
        List<ProviderBook> books = new ArrayList<>();
        for (BookId book : BookId.all()) {
            List<AccountEntry> ofBook = PastAccounts.ofBook(lines, book);
            if (!ofBook.isEmpty()) {
                books.add(providerBook(book, ofBook, until));
            }
        }
        return new ProviderPast(provider, books, until);
    }

    private ProviderBook providerBook(BookId book, List<AccountEntry> lines, AsOf until) {
        List<CarriedEpoch> epochs = new ArrayList<>();
        List<Carried> carried = new ArrayList<>();
        for (AccountEntry line : lines) {
            if (line.getKind() == AccountEntryKind.EPOCH && line.getWeight() > 0) {
                List<VintageAt> rows = rows(book, line.getEpoch(), until);
                // Without rows the epoch is not open yet: the weight is a proposal.
                if (!rows.isEmpty()) {
                    long all = rows.getFirst().vintage().weight();
                    epochs.add(new CarriedEpoch(
                            new Epoch(line.getEpoch()),
                            new SubUnits(line.getWeight()),
                            new SubUnits(all),
                            changes(rows)));
                    carried.add(new Carried(line.getWeight(), rows));
                }
            }
        }
        List<AccountEntry> acts = lines.stream()
                .filter(line -> line.getKind() != AccountEntryKind.EPOCH)
                .toList();
        return new ProviderBook(
                book,
                acts.stream().map(Rows::entry).toList(),
                epochs,
                ProviderTimeline.of(acts.stream().map(PastTimelines::move).toList(), carried));
    }

    private List<VintageAt> rows(BookId book, long epoch, AsOf until) {
        return history.vintageRows(book, epoch, until).stream()
                .map(row -> new VintageAt(row.getAsOf().getBurnHeight(), VintageMapper.decode((Vintage) row.getBody())))
                .toList();
    }

    private static List<BurnHeight> changes(List<VintageAt> rows) {
        List<BurnHeight> heights = new ArrayList<>();
        long losses = 0;
        long premium = 0;
        for (VintageAt row : rows) {
            if (row.vintage().losses() != losses || row.vintage().premiumEarned() != premium) {
                heights.add(new BurnHeight(row.burnHeight()));
                losses = row.vintage().losses();
                premium = row.vintage().premiumEarned();
            }
        }
        return heights;
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
