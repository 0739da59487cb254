package io.bithedge.api.statements;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.statement.Statement;
import java.util.List;

/**
 * The statement of one book: closing.capital = opening.capital + deposits - capital withdrawn - losses + dust.capital; closing.premium = opening.premium + premiums -
 * premium withdrawn + dust.premium.
 */
record BookStatement(
        Token token,
        Tier tier,
        StatementBalance opening,
        List<StatementDeposit> deposits,
        List<StatementWithdrawal> withdrawals,
        List<StatementLine> premiums,
        List<StatementLine> losses,
        StatementBalance closing,
        StatementBalance dust) {
    static BookStatement of(Statement it) {
        return new BookStatement(
                it.book().token(),
                it.book().tier(),
                StatementBalance.of(it.opening()),
                it.deposits().stream()
                        .map(act -> new StatementDeposit(act.burnHeight(), act.blockTime(), act.txid(), act.capital()))
                        .toList(),
                it.withdrawals().stream()
                        .map(act -> new StatementWithdrawal(
                                act.burnHeight(), act.blockTime(), act.txid(), act.capital(), act.premium()))
                        .toList(),
                it.premiums().stream().map(StatementLine::of).toList(),
                it.losses().stream().map(StatementLine::of).toList(),
                StatementBalance.of(it.closing()),
                StatementBalance.of(it.dust()));
    }
}
