package io.bithedge.topology.global;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochProviders;
import io.bithedge.schemas.avro.HistoryPosition;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Keys;

/**
 * Keys of the history. Burn height stands before Stacks height: both rise together, so a range is in the order of the chain, and "as of a
 * block" and "as of a burn height" are the same look-up.
 */
public final class HistoryKeys {
    private HistoryKeys() {}

    public static String of(HistoryRow row) {
        return switch (row.getBody()) {
            case Book it -> book(BookIdMapper.id(it.getToken(), it.getTier())) + place(row.getAsOf());
            case Vintage it ->
                vintage(BookIdMapper.id(it.getToken(), it.getTier()), it.getEpoch()) + place(row.getAsOf());
            case HistoryPosition it ->
                blocks(it.getPartition()) + Keys.padded(row.getAsOf().getHeight());
            case EpochProviders it -> providers(BookIdMapper.id(it.getToken(), it.getTier()), it.getEpoch());
            default -> throw new IllegalStateException("history row with an unknown body: " + row);
        };
    }

    /** The prefix of a book's rows. */
    public static String book(BookId book) {
        return "book/" + book + "/";
    }

    /** The prefix of a vintage's rows. */
    public static String vintage(BookId book, long epoch) {
        return vintages(book) + Keys.padded(epoch) + "/";
    }

    /** The prefix of the rows of all vintages of a book. */
    public static String vintages(BookId book) {
        return "vintage/" + book + "/";
    }

    /** The prefix of the blocks that a partition of the books has applied, by Stacks height. */
    public static String blocks(int partition) {
        return "block/%d/".formatted(partition);
    }

    /** The prefix of the last blocks of burn heights that a partition of the books has applied. */
    public static String burns(int partition) {
        return "burn/%d/".formatted(partition);
    }

    static String burn(int partition, long burnHeight) {
        return burns(partition) + Keys.padded(burnHeight);
    }

    public static String providers(BookId book, long epoch) {
        return Keys.byNumber("providers/" + book, epoch);
    }

    public static String place(long burnHeight, long height) {
        return Keys.padded(burnHeight) + "/" + Keys.padded(height);
    }

    /** {@code 0000000000000000990/0000000000000000070/STX:balanced}. */
    public static String snapshot(PoolSnapshot row) {
        return place(row.getAsOf()) + "/" + BookIdMapper.id(row.getToken(), row.getTier());
    }

    private static String place(BlockMarker at) {
        return place(at.getBurnHeight(), at.getHeight());
    }
}
