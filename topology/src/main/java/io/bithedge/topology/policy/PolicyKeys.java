package io.bithedge.topology.policy;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.topology.stage.Keys;

/** Keys of the policy stores. A look-up is a range of one of them, so it costs what it finds and not what there is. */
public final class PolicyKeys {
    private PolicyKeys() {}

    /** The prefix of an owner's policies, by id. */
    public static String owner(String owner) {
        return "owner/" + owner + "/";
    }

    /** The prefix of a book's policies of one status, by id. */
    public static String group(BookId book, String status) {
        return "group/%s/%s/".formatted(book, status);
    }

    /** The prefix of the same by expiration height, then id. */
    public static String expiry(BookId book, String status) {
        return "expiry/%s/%s/".formatted(book, status);
    }

    /** The prefix of the policies sold in a book, by epoch, then id. */
    public static String sold(BookId book) {
        return "epoch/" + book + "/";
    }

    public static String sold(long epoch, long policyId) {
        return Keys.padded(epoch) + "/" + Keys.padded(policyId);
    }

    public static String expiry(long expirationHeight, long policyId) {
        return Keys.padded(expirationHeight) + "/" + Keys.padded(policyId);
    }

    /** The prefix of a policy's history, in chain order. */
    public static String entries(long policyId) {
        return Keys.padded(policyId) + "/";
    }

    static String entry(long policyId, EventPosition at) {
        return "%s%s/%010d/%010d"
                .formatted(entries(policyId), Keys.padded(at.getHeight()), at.getTxIndex(), at.getOrdinal());
    }
}
