package io.bithedge.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.policy.Payout.CallTerms;
import io.bithedge.ledger.policy.Payout.PutTerms;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices in the tables are USD x 10^8. */
class PolicyMoneyTest {
    private static final long LARGEST = (1L << 51) - 1;

    @ParameterizedTest
    @CsvSource({
        // K 60,000, Q 0.5, P 0.80: 30,000 USD * 1.5 / 0.8 = 56,250 STX
        "6000000000000, 50000000, 80000000, 15000, 56250000000",
        "6000000000000, 50000000, 80000000, 10000, 37500000000",
        // One hundred-millionth of a dollar for one sat at 1 USD: 1.5 / 10^10 micro-STX is rounded up to one.
        "1, 1, 100000000, 15000, 1",
        "1, 0, 100000000, 15000, 0",
        // K * Q = 30, P = 1: 30 * 15000 / 10^6 = 0.45 -> 1;  K * Q * R = 10^6 exactly: 1;  one more sat: 2
        "30, 1, 1, 15000, 1",
        "100, 1, 1, 10000, 1",
        "100, 2, 2, 10000, 1",
        "101, 1, 1, 10000, 2",
    })
    void putCollateralIsRoundedUp(long strike, long amount, long stxPrice, int ratioBps, long expected) {
        assertThat(Collateral.putCeil(
                        new PriceE8(strike), new Sats(amount), new PriceE8(stxPrice), new BasisPoints(ratioBps)))
                .contains(new MicroStx(expected));
    }

    @Test
    void putCollateralNeverWraps() {
        PriceE8 highest = new PriceE8(Long.MAX_VALUE);
        assertThat(Collateral.putCeil(highest, new Sats(LARGEST), new PriceE8(1), Collateral.PUT_RATIO))
                .isEmpty();
        // (2^63 - 1) * (2^51 - 1) / (100 * (2^63 - 1)) = (2^51 - 1) / 100, times 1 = 22517998136852.47, up.
        assertThat(Collateral.putCeil(highest, new Sats(LARGEST), highest, new BasisPoints(10_000)))
                .contains(new MicroStx(22_517_998_136_853L));
        // 2^51 - 1 = 2251799813685247 fits, one more does not: K = 100, P = 1 makes micro-STX of sats one to one.
        assertThat(Collateral.putCeil(new PriceE8(100), new Sats(LARGEST), new PriceE8(1), new BasisPoints(10_000)))
                .contains(new MicroStx(LARGEST));
        assertThat(Collateral.putCeil(new PriceE8(101), new Sats(LARGEST), new PriceE8(1), new BasisPoints(10_000)))
                .isEmpty();
    }

    @Test
    void ratioBelowOneIsRefused() {
        PriceE8 price = new PriceE8(100);
        assertThatThrownBy(() -> Collateral.putCeil(price, new Sats(1), price, new BasisPoints(9_999)))
                .hasMessage("collateral ratio: expected 10000 or more, got 9999");
    }

    @Test
    void callLocksWhatItProtects() {
        assertThat(Collateral.call(new Sats(50_000_000))).isEqualTo(new Sats(50_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        // S 48,000, P' 0.60: 12,000 * 0.5 / 0.6 = 10,000 STX
        "4800000000000, 60000000, 10000000000, 0",
        // S 20,000, P' 0.30: 40,000 * 0.5 / 0.3 = 66,666.666666 STX, of which 56,250 are there
        "2000000000000, 30000000, 56250000000, 10416666666",
        // At the strike and above: nothing. One unit below: 0.5 * 10^-8 USD at 0.60 is 0.0083 micro-STX, down to 0.
        "6000000000000, 60000000, 0, 0",
        "6000000000001, 60000000, 0, 0",
        "5999999999999, 60000000, 0, 0",
        // 120 units below: 120 * 5 * 10^7 / (100 * 6 * 10^7) = 1 micro-STX exactly
        "5999999999880, 60000000, 1, 0",
        "5999999999881, 60000000, 0, 0",
    })
    void putPaysTheFallRoundedDown(long btcPrice, long stxPrice, long payout, long shortfall) {
        PutTerms policy =
                new PutTerms(new PriceE8(6_000_000_000_000L), new Sats(50_000_000), new MicroStx(56_250_000_000L));
        Payout.Put settled = policy.settleFloor(new PriceE8(btcPrice), new PriceE8(stxPrice));
        assertThat(settled).isEqualTo(new Payout.Put(new MicroStx(payout), BigInteger.valueOf(shortfall)));
        assertThat(settled.isInTheMoney()).isEqualTo(payout > 0);
    }

    @Test
    void putShortfallMayPassEverySupply() {
        PutTerms policy = new PutTerms(new PriceE8(Long.MAX_VALUE), new Sats(LARGEST), new MicroStx(7));
        Payout.Put settled = policy.settleFloor(new PriceE8(1), new PriceE8(1));
        // (2^63 - 2) * (2^51 - 1) / 100, down, less the 7 that are paid
        BigInteger raw = new BigInteger("9223372036854775806")
                .multiply(new BigInteger("2251799813685247"))
                .divide(BigInteger.valueOf(100));
        assertThat(settled).isEqualTo(new Payout.Put(new MicroStx(7), raw.subtract(BigInteger.valueOf(7))));
    }

    @ParameterizedTest
    @CsvSource({
        // K 60,000, S 75,000, Q 0.5: 15,000 / 75,000 * 0.5 = 0.1 BTC
        "7500000000000, 10000000, 0",
        "6000000000000, 0, 0",
        "5999999999999, 0, 0",
        // One unit above: 5 * 10^7 / 6 * 10^12 is far below one sat
        "6000000000001, 0, 0",
        // However high, less than what is protected: (2^63 - 1 - K) / (2^63 - 1) * 5 * 10^7 = 49,999,967.47
        "9223372036854775807, 49999967, 0",
    })
    void callPaysTheRiseInSatsRoundedDown(long btcPrice, long payout, long shortfall) {
        CallTerms policy = new CallTerms(new PriceE8(6_000_000_000_000L), new Sats(50_000_000), new Sats(50_000_000));
        assertThat(policy.settleFloor(new PriceE8(btcPrice)))
                .isEqualTo(new Payout.Call(new Sats(payout), BigInteger.valueOf(shortfall)));
    }

    @Test
    void callPaysItsLockAtMost() {
        CallTerms policy = new CallTerms(new PriceE8(100), new Sats(1_000), new Sats(300));
        // (200 - 100) * 1000 / 200 = 500, of which 300 are there
        Payout.Call settled = policy.settleFloor(new PriceE8(200));
        assertThat(settled).isEqualTo(new Payout.Call(new Sats(300), BigInteger.valueOf(200)));
        assertThat(settled.isInTheMoney()).isTrue();
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Sats(-1)).hasMessage("sats: expected 0 to 2^51 - 1, got -1");
        assertThatThrownBy(() -> new Sats(1L << 51)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MicroStx(-1)).hasMessage("micro-STX: expected 0 to 2^51 - 1, got -1");
        assertThatThrownBy(() -> new MicroStx(1L << 51)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceE8(0)).hasMessage("price: expected 1 or more, got 0");
        assertThatThrownBy(() -> new BasisPoints(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BasisPoints(1_000_001)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Sats(LARGEST)).isGreaterThan(new Sats(0));
        assertThat(new MicroStx(LARGEST)).isGreaterThan(new MicroStx(0));
    }
}
