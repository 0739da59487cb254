package io.bithedge.contracts.refusal;

/** The error codes that our code decides on, by the constants of the contracts (`ERR_` left out). {@link ContractErrors} has them all. */
public final class ContractCode {
    public static final long NOT_INITIALISED_VAULT = 100;
    public static final long PAUSED = 111;
    public static final long UNKNOWN_BOOK = 112;
    public static final long BOOK_CLOSED = 113;
    public static final long NOT_ALLOCATOR = 127;
    public static final long EPOCH_NOT_OVER = 128;
    public static final long PROPOSAL_PENDING = 129;
    public static final long NOT_NEXT_EPOCH = 130;
    public static final long CAPACITY_ABOVE_WEIGHT = 133;
    public static final long CAPACITY_ABOVE_AVAILABLE = 134;
    public static final long OLD_VINTAGE_OPEN = 135;
    public static final long NOTHING_TO_CONFIRM = 136;
    public static final long NOT_REGISTRY = 140;
    public static final long UNKNOWN_LOCK = 148;
    public static final long PAYOUT_ABOVE_LOCK = 149;
    public static final long UNKNOWN_POLICY = 225;
    public static final long NOT_ACTIVE = 228;
    public static final long ACTIVATION_PENDING = 230;
    public static final long NO_ACTIVATION = 231;
    public static final long NOT_EXPIRED = 232;
    public static final long PRICE_PENDING = 233;
    public static final long NOT_SUBMITTER = 300;
    public static final long UNKNOWN_ASSET = 301;
    public static final long INVALID_PRICE = 302;
    public static final long OBSERVED_BEFORE = 304;

    private ContractCode() {}

    /**
     * True when the same call may succeed later without anybody doing anything: time passes, a price comes, another call of ours
     * is mined, a pause ends.
     */
    public static boolean passesByItself(long code) {
        return code == PAUSED
                || code == EPOCH_NOT_OVER
                || code == PRICE_PENDING
                || code == NOT_EXPIRED
                || code == ACTIVATION_PENDING
                || code == OLD_VINTAGE_OPEN;
    }

    /** True when somebody did before what was asked for. */
    public static boolean isDone(long code) {
        return code == NOT_ACTIVE || code == NO_ACTIVATION || code == PROPOSAL_PENDING || code == NOTHING_TO_CONFIRM;
    }
}
