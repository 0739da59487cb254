package io.bithedge.api.statements;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.statement.Statement;
import java.util.List;

/** Shapes of a statement. Amounts in base units as text. */
final class StatementJson {
    private StatementJson() {}

    record Whole(String provider, Period period, List<OfBook> books, Json.Block asOf) {}

    /** Burn heights, both included. */
    record Period(long from, long to) {}

    /**
     * closing.capital = opening.capital + deposits - capital withdrawn - losses + dust.capital; closing.premium = opening.premium + premiums -
     * premium withdrawn + dust.premium.
     */
    record OfBook(
            String token,
            String tier,
            Balance opening,
            List<Deposit> deposits,
            List<Withdrawal> withdrawals,
            List<OfPolicy> premiums,
            List<OfPolicy> losses,
            Balance closing,
            Balance dust) {
        static OfBook of(Statement it) {
            String[] book = it.book().split(":", 2);
            return new OfBook(
                    book[0],
                    book[1],
                    Balance.of(it.opening()),
                    it.deposits().stream()
                            .map(act -> new Deposit(
                                    act.burnHeight(), act.blockTime(), act.txid(), Json.text(act.capital())))
                            .toList(),
                    it.withdrawals().stream()
                            .map(act -> new Withdrawal(
                                    act.burnHeight(),
                                    act.blockTime(),
                                    act.txid(),
                                    Json.text(act.capital()),
                                    Json.text(act.premium())))
                            .toList(),
                    it.premiums().stream().map(OfPolicy::of).toList(),
                    it.losses().stream().map(OfPolicy::of).toList(),
                    Balance.of(it.closing()),
                    Balance.of(it.dust()));
        }
    }

    /** `premium`: earned and not withdrawn. */
    record Balance(String capital, String premium) {
        static Balance of(Statement.Balance it) {
            return new Balance(Json.text(it.capital()), Json.text(it.premium()));
        }
    }

    record Deposit(long burnHeight, long blockTime, String txid, String amount) {}

    record Withdrawal(long burnHeight, long blockTime, String txid, String capital, String premium) {}

    record OfPolicy(long policyId, long epoch, long burnHeight, long blockTime, String txid, String amount) {
        static OfPolicy of(Statement.OfPolicy it) {
            return new OfPolicy(
                    it.policyId(), it.epoch(), it.burnHeight(), it.blockTime(), it.txid(), Json.text(it.amount()));
        }
    }
}
