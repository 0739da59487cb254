package io.bithedge.contracts;

import java.util.List;

/** The words that the contracts compare strings with, as they spell them. */
public final class Vocabulary {
    public static final List<String> TOKENS = List.of("STX", "SBTC");
    public static final List<String> TIERS = List.of("conservative", "balanced", "aggressive");
    public static final List<String> ASSETS = List.of("BTC", "STX");
    public static final List<String> POLICY_TYPES = List.of("PUT", "CALL");
    public static final List<String> POLICY_STYLES = List.of("AMERICAN", "EUROPEAN");
    public static final List<String> POLICY_STATUSES =
            List.of("ACTIVE", "EXERCISED", "EXPIRED_ITM", "EXPIRED_OTM", "VOID");
    public static final List<String> ROLES =
            List.of("owner", "guardian", "allocator", "registry", "fee-recipient", "quoter", "submitter");

    private Vocabulary() {}
}
