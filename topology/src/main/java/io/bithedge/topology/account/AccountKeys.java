package io.bithedge.topology.account;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.topology.stage.Keys;

/** Keys of the account stores. Providers stand in the order of the claim tree: by bucket, within a bucket by address. */
public final class AccountKeys {
    private AccountKeys() {}

    /** {@code STX:balanced/a7/ST...}. */
    public static String account(BookId book, String provider) {
        return bucket(book, Buckets.of(provider)) + provider;
    }

    /** The prefix of the accounts of one bucket of a book. */
    public static String bucket(BookId book, int bucket) {
        return "%s/%02x/".formatted(book, bucket);
    }

    /** The prefix of a book's accounts. */
    public static String book(BookId book) {
        return book + "/";
    }

    /** {@code STX:balanced/0000000000000000007/ST...}. */
    public static String weight(BookId book, long epoch, String provider) {
        return weights(book, epoch) + provider;
    }

    /** The prefix of an epoch's weights. */
    public static String weights(BookId book, long epoch) {
        return Keys.byNumber(book, epoch) + "/";
    }

    /** Entries of a provider in chain order. */
    public static String entry(String provider, long height, int txIndex, int ordinal, BookId book) {
        return "%s/%s/%010d/%010d/%s".formatted(provider, Keys.padded(height), txIndex, ordinal, book);
    }

    public static String providerOf(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
