package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.unit.Units;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * What limits the collateral that one more policy may take from a book, in the order in which they are checked. Source:
 * docs/domain.md 6, liquidity-pool-vault.clar#lock-collateral.
 */
enum BookLimit {
    /** A part of the capital behind the epoch for one policy, rounded down. */
    POLICY(RefusalCode.POLICY_LIMIT) {
        @Override
        long most(BookCapacity book) {
            return partFloor(book.backing(), TierLimits.of(book.book().tier()).policyBps());
        }
    },
    /** A part of the capital behind the epoch for all policies that expire on the day, rounded down, less what does already. */
    DAY(RefusalCode.DAY_LIMIT) {
        @Override
        long most(BookCapacity book) {
            long ofDay =
                    partFloor(book.backing(), TierLimits.of(book.book().tier()).dayBps());
            return Math.max(0, ofDay - book.expiringThatDay().value());
        }
    },
    /** What is left of the epoch's capacity. */
    EPOCH(RefusalCode.EPOCH_LIMIT) {
        @Override
        long most(BookCapacity book) {
            return book.left().value();
        }
    };

    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);

    private final RefusalCode code;

    BookLimit(RefusalCode code) {
        this.code = code;
    }

    /** Base units. */
    abstract long most(BookCapacity book);

    /** The most that no limit stands against. */
    static long mostCollateral(BookCapacity book) {
        return Arrays.stream(values())
                .mapToLong(limit -> limit.most(book))
                .min()
                .orElseThrow();
    }

    /** Of books that are all too small: the first limit that stands against the collateral, if it is the same in each; else NO_CAPACITY. */
    static RefusalCode codeOf(List<BookCapacity> books, long collateral) {
        List<RefusalCode> codes =
                books.stream().map(book -> first(book, collateral)).distinct().toList();
        return codes.size() == 1 ? codes.getFirst() : RefusalCode.NO_CAPACITY;
    }

    private static RefusalCode first(BookCapacity book, long collateral) {
        return Arrays.stream(values())
                .filter(limit -> collateral > limit.most(book))
                .findFirst()
                .map(limit -> limit.code)
                .orElseThrow(() -> new IllegalStateException(
                        "%d base units fit into %s: nothing to refuse".formatted(collateral, book.book())));
    }

    private static long partFloor(Units amount, int bps) {
        return BigInteger.valueOf(amount.value())
                .multiply(BigInteger.valueOf(bps))
                .divide(BPS)
                .longValueExact();
    }
}
