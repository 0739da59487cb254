package io.bithedge.topology.account;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.VintageTable;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.published.BalanceRows;
import io.bithedge.topology.published.Published;
import io.bithedge.topology.stage.Keys;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Balances and weights for others: a row when the provider acts and when an epoch is weighed, never for a policy. What the vintages did
 * to an account is told as of the last weighing, so it follows from the facts alone, whenever they are read.
 */
final class PublishedAccounts {
    private final ReadOnlyKeyValueStore<String, EpochClosing> closings;
    private final Consumer<Published> rows;
    private final BiConsumer<Topic<?>, String> takeBack;
    /** Of the last closing of a book that was asked for. */
    private final Map<BookId, Table> tables = new HashMap<>();

    private record Table(long epoch, VintageTable vintages) {}

    /** {@code closings}: by book and epoch, the last swept one among them. */
    PublishedAccounts(
            ReadOnlyKeyValueStore<String, EpochClosing> closings,
            Consumer<Published> rows,
            BiConsumer<Topic<?>, String> takeBack) {
        this.closings = closings;
        this.rows = rows;
        this.takeBack = takeBack;
    }

    /** A fact of the provider was applied: {@code row} is how the account is kept. */
    void acted(Account account, io.bithedge.schemas.avro.Account row) {
        rows.accept(BalanceRows.balance(row, account, vintages(account, row), asOf(row.getPosition())));
    }

    void weighed(SweepAccounts.Weighed weighed) {
        io.bithedge.schemas.avro.Account row = weighed.row();
        BlockMarker asOf = asOf(weighed.closing(), row.getPosition());
        rows.accept(BalanceRows.balance(row, weighed.after(), tableOf(weighed.closing()), asOf));
        long opening = weighed.closing().getEpoch() + 1;
        if (weighed.after().weights().of(opening) > 0) {
            rows.accept(
                    BalanceRows.weight(row, opening, weighed.after().weights().of(opening), asOf));
        }
        EpochWeights before = weighed.before().weights();
        for (int i = 0; i < before.size(); i++) {
            if (weighed.after().weights().of(before.epochAt(i)) == 0) {
                takeBack.accept(PublicTopics.WEIGHTS, BalanceRows.weightKey(row, before.epochAt(i)));
            }
        }
    }

    /** None are needed for an account without weights. */
    private VintageTable vintages(Account account, io.bithedge.schemas.avro.Account row) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        Table known = tables.get(book);
        if (known != null && known.epoch() == account.closedThrough()) {
            return known.vintages();
        }
        EpochClosing closing = closings.get(Keys.byNumber(book, account.closedThrough()));
        return closing == null ? VintageTable.EMPTY : tableOf(closing);
    }

    private VintageTable tableOf(EpochClosing closing) {
        BookId book = BookIdMapper.id(closing.getToken(), closing.getTier());
        Table known = tables.get(book);
        if (known == null || known.epoch() != closing.getEpoch()) {
            known = new Table(closing.getEpoch(), OpeningVintages.of(closing));
            tables.put(book, known);
        }
        return known.vintages();
    }

    private static BlockMarker asOf(EventPosition at) {
        return new BlockMarker(
                at.getHeight(), at.getIndexBlockHash(), at.getBurnHeight(), at.getBlockTime(), at.getBurnHeight());
    }

    /** The provider may have acted behind the block that ended the epoch before it was weighed. */
    private static BlockMarker asOf(EpochClosing closing, EventPosition lastAct) {
        return lastAct.getHeight() > closing.getClosedHeight()
                ? asOf(lastAct)
                : new BlockMarker(
                        closing.getClosedHeight(),
                        closing.getClosedIndexBlockHash(),
                        closing.getClosedBurnHeight(),
                        closing.getClosedBlockTime(),
                        closing.getClosedBurnHeight());
    }
}
