package io.bithedge.pool.statement;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.statement.Statement.Balance;
import io.bithedge.pool.statement.Statement.Cash;
import io.bithedge.pool.statement.Statement.OfPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement as one list of signed lines: what stands between opening and closing adds up to the closing, column by column. */
public final class StatementLines {
    private StatementLines() {}

    public enum Kind {
        OPENING,
        DEPOSIT,
        WITHDRAWAL,
        PREMIUM,
        LOSS,
        DUST,
        CLOSING
    }

    /** {@code policy} is empty on lines of none. What leaves is below 0. */
    public record Line(
            Kind kind, BurnHeight burnHeight, long blockTime, String txid, Optional<OfPolicy> policy, Balance amount) {}

    /** The opening, the acts and the policies by burn height, the dust, the closing. */
    public static List<Line> of(Statement it) {
        List<Line> lines = new ArrayList<>();
        Units none = Units.none(it.book().token());
        lines.add(total(Kind.OPENING, it.from(), it.opening()));
        Stream.of(
                        it.deposits().stream()
                                .map(act -> cash(Kind.DEPOSIT, act, new Balance(act.capital(), act.premium()))),
                        it.withdrawals().stream()
                                .map(act -> cash(
                                        Kind.WITHDRAWAL,
                                        act,
                                        new Balance(
                                                act.capital().negated(),
                                                act.premium().negated()))),
                        it.premiums().stream()
                                .map(line -> ofPolicy(Kind.PREMIUM, line, new Balance(none, line.amount()))),
                        it.losses().stream()
                                .map(line -> ofPolicy(
                                        Kind.LOSS,
                                        line,
                                        new Balance(line.amount().negated(), none))))
                .flatMap(part -> part)
                .sorted(Comparator.comparing(Line::burnHeight))
                .forEach(lines::add);
        lines.add(total(Kind.DUST, it.to(), it.dust()));
        lines.add(total(Kind.CLOSING, it.to(), it.closing()));
        return lines;
    }

    private static Line total(Kind kind, BurnHeight burnHeight, Balance amount) {
        return new Line(kind, burnHeight, 0, "", Optional.empty(), amount);
    }

    private static Line cash(Kind kind, Cash act, Balance amount) {
        return new Line(kind, act.burnHeight(), act.blockTime(), act.txid(), Optional.empty(), amount);
    }

    private static Line ofPolicy(Kind kind, OfPolicy line, Balance amount) {
        return new Line(kind, line.burnHeight(), line.blockTime(), line.txid(), Optional.of(line), amount);
    }
}
