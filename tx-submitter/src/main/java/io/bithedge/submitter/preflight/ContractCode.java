package io.bithedge.submitter.preflight;

/**
 * The error codes that the twin can meet, by the constants of the contracts (`ERR_` left out). A test compares them with
 * {@link io.bithedge.schemas.ContractErrors}.
 */
final class ContractCode {
    static final long NOT_INITIALISED_VAULT = 100;
    static final long NOT_ALLOCATOR = 108;
    static final long NOT_REGISTRY = 109;
    static final long PAUSED = 111;
    static final long UNKNOWN_BOOK = 116;
    static final long EPOCH_NOT_OVER = 128;
    static final long NOT_NEXT_EPOCH = 129;
    static final long CAPACITY_ABOVE_AVAILABLE = 132;
    static final long UNKNOWN_LOCK = 137;
    static final long PAYOUT_ABOVE_LOCK = 138;
    static final long NOT_INITIALISED_REGISTRY = 200;
    static final long UNKNOWN_POLICY = 223;
    static final long NOT_ACTIVE = 226;
    static final long ACTIVATION_PENDING = 228;
    static final long NO_ACTIVATION = 229;
    static final long NOT_EXPIRED = 230;
    static final long NOT_INITIALISED_ORACLE = 300;
    static final long NOT_SUBMITTER = 306;
    static final long UNKNOWN_ASSET = 313;
    static final long ZERO_PRICE = 314;
    static final long PRICE_PENDING = 317;
    static final long NO_PRICE = 318;

    private ContractCode() {}

    /**
     * True when the same call may succeed later without anybody doing anything: time passes, a price comes, another call of ours
     * is mined.
     */
    static boolean passesByItself(long code) {
        return code == EPOCH_NOT_OVER || code == PRICE_PENDING || code == NOT_EXPIRED || code == ACTIVATION_PENDING;
    }
}
