package io.bithedge.pool.view;

import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import java.util.Optional;

/**
 * What a provider can lose, and what he can take.
 *
 * <pre>
 * callable             = available - withdrawable while the epoch runs, else 0
 * worst loss           = locked + callable
 * free now             = withdrawable; 0 between two epochs, and by a pause in the second half of one
 * free at next opening = max( free now, min( exit asked for, or all, available ) ); in a closed book free now
 * </pre>
 *
 * @param callable what the open epoch may still lock of his capital
 * @param freeAtNextOpening at most, when he asks to leave, with what he asked for or else with all: what is sold until then may lock some
 */
public record AccountRisk(Units callable, Units worstLoss, Units freeNow, Units freeAtNextOpening) {
    /**
     * {@code asOf}: the block his figures are of; {@code book}: as it was then or is by now, empty while it is not known. Accounts and books
     * are folded apart, so that a book may be read a block before or behind.
     */
    public static AccountRisk of(AccountFigures his, AsOf asOf, Optional<BookView> read) {
        Optional<BookView> book = read.map(it -> it.seenAt(asOf));
        Units none = Units.none(his.available().token());
        BookPhase phase = book.map(it -> phase(his, it)).orElse(BookPhase.OPEN);
        Units unlocked = his.available().orNone();
        Units withdrawable = his.withdrawable().orNone();
        Units callable = phase == BookPhase.OPEN ? unlocked.minus(withdrawable).orNone() : none;
        Units freeNow =
                phase == BookPhase.OVER || book.filter(BookView::isShutByPause).isPresent() ? none : withdrawable;
        Units leaving = his.exit().value() == 0 ? unlocked : smaller(his.exit(), unlocked);
        return new AccountRisk(
                callable,
                his.locked().plus(callable),
                freeNow,
                phase == BookPhase.CLOSED || freeNow.isAbove(leaving) ? freeNow : leaving);
    }

    /** An epoch that has a successor is over, wherever that one is. */
    private static BookPhase phase(AccountFigures his, BookView book) {
        boolean hasSuccessor = his.epoch().compareTo(book.figures().epoch()) < 0;
        return hasSuccessor && !book.life().isClosed() ? BookPhase.OVER : book.phase();
    }

    private static Units smaller(Units one, Units other) {
        return one.isAbove(other) ? other : one;
    }
}
