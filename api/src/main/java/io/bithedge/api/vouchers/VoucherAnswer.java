package io.bithedge.api.vouchers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.voucher.VoucherDesk.Outcome;

/** Signed limits. They count everything withdrawn so far: capital within the epoch, premium ever. */
record VoucherAnswer(
        String provider,
        Token token,
        Tier tier,
        Epoch epoch,
        Units capitalLimit,
        Units premiumLimit,
        Units withdrawn,
        Units premiumWithdrawn,
        String signature,
        FinalBlock asOf) {
    static VoucherAnswer of(Outcome.Signed signed) {
        return new VoucherAnswer(
                signed.voucher().provider().toString(),
                signed.voucher().book().token(),
                signed.voucher().book().tier(),
                signed.voucher().epoch(),
                signed.voucher().capitalLimit(),
                signed.voucher().premiumLimit(),
                signed.account().figures().withdrawn(),
                signed.account().figures().premiumWithdrawn(),
                signed.signature().toPrefixedHex(),
                FinalBlock.of(signed.account().asOf()));
    }
}
