package io.bithedge.contracts.refusal;

/** The error codes of version 1 that our code decides on, by the constants of the contracts (`ERR_` left out). {@link ContractErrors} has them all. */
public final class ContractCodeV1 {
    public static final long NOT_INITIALISED_VAULT = 100;
    public static final long NOT_ALLOCATOR = 108;
    public static final long NOT_REGISTRY = 109;
    public static final long PAUSED = 111;
    public static final long UNKNOWN_BOOK = 116;
    public static final long EPOCH_NOT_OVER = 128;
    public static final long NOT_NEXT_EPOCH = 129;
    public static final long CAPACITY_ABOVE_AVAILABLE = 132;
    public static final long UNKNOWN_LOCK = 137;
    public static final long PAYOUT_ABOVE_LOCK = 138;
    public static final long NOT_INITIALISED_REGISTRY = 200;
    public static final long UNKNOWN_POLICY = 223;
    public static final long NOT_ACTIVE = 226;
    public static final long ACTIVATION_PENDING = 228;
    public static final long NO_ACTIVATION = 229;
    public static final long NOT_EXPIRED = 230;
    public static final long NOT_INITIALISED_ORACLE = 300;
    public static final long NOT_SUBMITTER = 306;
    public static final long UNKNOWN_ASSET = 313;
    public static final long ZERO_PRICE = 314;
    public static final long PRICE_PENDING = 317;
    public static final long NO_PRICE = 318;

    private ContractCodeV1() {}

    /**
     * True when the same call may succeed later without anybody doing anything: time passes, a price comes, another call of ours
     * is mined.
     */
    public static boolean passesByItself(long code) {
        return code == EPOCH_NOT_OVER || code == PRICE_PENDING || code == NOT_EXPIRED || code == ACTIVATION_PENDING;
    }
}
