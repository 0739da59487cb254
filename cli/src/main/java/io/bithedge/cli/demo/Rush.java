package io.bithedge.cli.demo;

import io.bithedge.cli.demo.PoolClient.RefusedException;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * S22: fourteen buyers at once, each for a tenth of a book and for the same day, with the cheapest protection that there is. Who is not
 * refused by the services is stopped by the vault: no more of a book's capital may expire on one day than its share.
 */
final class Rush {
    private static final int BUYERS = 14;
    private static final String TOKEN = "STX";
    /** The first that may back what is that far out of the money. */
    private static final String TIER = "balanced";

    private static final int STRIKE_BPS = 5_500;
    private static final long BOOK_PART = 10;
    /** Collateral over the value protected. */
    private static final long RATIO_BPS = 15_000;

    private final Stage stage;
    private final Acts acts;
    private final List<Participant> buyers;
    private final Set<Txid> sent = new LinkedHashSet<>();
    private boolean isOver;
    private int stopped;

    Rush(Stage stage, Acts acts, List<Participant> buyers) {
        this.stage = stage;
        this.acts = acts;
        this.buyers = buyers;
    }

    /** Once; again in the next block when the services name no price. */
    void begin(int term) throws InterruptedException {
        if (isOver) {
            return;
        }
        try {
            long spot = stage.pool().price("BTC");
            long stx = stage.pool().price(TOKEN);
            long capital = stage.pool().capital(TOKEN, TIER);
            if (spot == 0 || stx == 0) {
                return;
            }
            isOver = true;
            long strike = spot / BasisPoints.ONE * STRIKE_BPS / Units.USD_E8 * Units.USD_E8;
            long sats = amount(capital / BOOK_PART, strike, stx);
            stage.tell("%d buyers want %s each at %s, for the same day"
                    .formatted(BUYERS, Units.btc(sats), Units.usd(strike)));
            for (int i = 0; i < BUYERS; i++) {
                buy(buyers.get(i % buyers.size()), strike, sats, stage.burnHeight() + term);
            }
        } catch (RefusedException later) {
            stage.tell("nobody rushes yet: %s".formatted(later.code()));
        }
    }

    private void buy(Participant buyer, long strike, long sats, long expiration) throws InterruptedException {
        try {
            String quote = stage.pool().quote(buyer.address(), "PUT", "EUROPEAN", strike, sats, expiration);
            sent.add(stage.send(buyer, acts.createPolicy(buyer, quote), "buying in a rush"));
        } catch (RefusedException refusal) {
            stopped++;
            stage.tell("%s is stopped: %s".formatted(buyer, refusal.code()));
        }
    }

    /** Whether everybody has asked. */
    boolean isOver() {
        return isOver;
    }

    /** After each step: who failed on the chain was stopped by the vault. */
    void see() {
        int before = sent.size();
        sent.removeIf(stage::hasJustFailed);
        stopped += before - sent.size();
    }

    /** By the services or by the vault. */
    int stopped() {
        return stopped;
    }

    /** Sats that need so much collateral: K * Q * R / (10^2 * P * 10^4), the other way round. */
    private static long amount(long collateral, long strikeE8, long stxE8) {
        return BigInteger.valueOf(collateral)
                .multiply(BigInteger.valueOf(stxE8))
                .multiply(BigInteger.valueOf(100L * BasisPoints.ONE))
                .divide(BigInteger.valueOf(strikeE8).multiply(BigInteger.valueOf(RATIO_BPS)))
                .longValueExact();
    }
}
