package io.bithedge.api.vouchers;

import org.jspecify.annotations.Nullable;

/** Whose limits, in which book. */
record VoucherRequest(
        @Nullable String provider,
        @Nullable String token,
        @Nullable String tier) {}
