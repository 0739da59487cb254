package io.bithedge.pool.statement;

import io.bithedge.pool.statement.Statement.Balance;
import io.bithedge.pool.statement.Statement.Cash;
import io.bithedge.pool.statement.Statement.OfPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** {@code policyId} and {@code epoch} are 0 on lines of no policy. What leaves is below 0. */
    public record Line(
            Kind kind, long burnHeight, long blockTime, String txid, long policyId, long epoch, Balance amount) {}

    /** The opening, the acts and the policies by burn height, the dust, the closing. */
    public static List<Line> of(Statement it) {
        List<Line> lines = new ArrayList<>();
        lines.add(total(Kind.OPENING, it.from(), it.opening()));
        Stream.of(
                        it.deposits().stream().map(act -> cash(Kind.DEPOSIT, act, 1)),
                        it.withdrawals().stream().map(act -> cash(Kind.WITHDRAWAL, act, -1)),
                        it.premiums().stream().map(line -> ofPolicy(Kind.PREMIUM, line, new Balance(0, line.amount()))),
                        it.losses().stream().map(line -> ofPolicy(Kind.LOSS, line, new Balance(-line.amount(), 0))))
                .flatMap(part -> part)
                .sorted(Comparator.comparingLong(Line::burnHeight))
                .forEach(lines::add);
        lines.add(total(Kind.DUST, it.to(), it.dust()));
        lines.add(total(Kind.CLOSING, it.to(), it.closing()));
        return lines;
    }

    private static Line total(Kind kind, long burnHeight, Balance amount) {
        return new Line(kind, burnHeight, 0, "", 0, 0, amount);
    }

    private static Line cash(Kind kind, Cash act, int sign) {
        Balance amount = new Balance(sign * act.capital(), sign * act.premium());
        return new Line(kind, act.burnHeight(), act.blockTime(), act.txid(), 0, 0, amount);
    }

    private static Line ofPolicy(Kind kind, OfPolicy line, Balance amount) {
        return new Line(kind, line.burnHeight(), line.blockTime(), line.txid(), line.policyId(), line.epoch(), amount);
    }
}
