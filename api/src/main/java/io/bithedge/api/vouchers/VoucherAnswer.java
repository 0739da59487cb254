package io.bithedge.api.vouchers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.voucher.VoucherDesk.Outcome;

/** Signed limits. They count everything withdrawn so far: capital within the epoch, premium ever. */
record VoucherAnswer(
        String provider,
        String token,
        String tier,
        long epoch,
        String capitalLimit,
        String premiumLimit,
        String withdrawn,
        String premiumWithdrawn,
        String signature,
        FinalBlock asOf) {
    static VoucherAnswer of(Outcome.Signed signed) {
        return new VoucherAnswer(
                signed.voucher().provider().toString(),
                signed.voucher().book().token().name(),
                signed.voucher().book().tier().chainName(),
                signed.voucher().epoch(),
                Json.text(signed.voucher().capitalLimit()),
                Json.text(signed.voucher().premiumLimit()),
                Json.text(signed.account().withdrawn()),
                Json.text(signed.account().premiumWithdrawn()),
                signed.signature().toPrefixedHex(),
                FinalBlock.of(signed.account().asOf()));
    }
}
