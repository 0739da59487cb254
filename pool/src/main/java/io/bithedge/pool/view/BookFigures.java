package io.bithedge.pool.view;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;

/**
 * The numbers of a book; {@code capacity}, {@code used} and {@code weight} are those of the current epoch.
 *
 * @param startsAt of the epoch; at {@code endsAt} it is over
 * @param capital deposits less withdrawals less losses; the locked part is inside
 */
public record BookFigures(
        Epoch epoch,
        BurnHeight startsAt,
        BurnHeight endsAt,
        Units capital,
        Units locked,
        Units losses,
        Units premiumPending,
        Units premiumEarned,
        Units premiumWithdrawn,
        Units capacity,
        Units used,
        SubUnits weight) {}
