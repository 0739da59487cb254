package io.bithedge.pool.view;

import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;

/**
 * The numbers of a provider in a book.
 *
 * @param epoch current epoch of the book; {@code limit} is valid in it
 * @param deposited capital put in less capital taken out
 * @param pending deposits that join at a later opening
 * @param limit capital that may have been withdrawn by now in this epoch: the vault's capital limit
 * @param withdrawn capital withdrawn in this epoch
 * @param premiumEarned ever: the vault's premium limit
 * @param weight in the current epoch
 */
public record AccountFigures(
        Epoch epoch,
        Units deposited,
        Units pending,
        Units exit,
        Units locked,
        Units losses,
        Units available,
        Units limit,
        Units withdrawn,
        Units withdrawable,
        Units premiumPending,
        Units premiumEarned,
        Units premiumWithdrawn,
        SubUnits weight) {}
