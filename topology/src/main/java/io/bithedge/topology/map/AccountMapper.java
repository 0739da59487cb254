package io.bithedge.topology.map;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Touch;
import io.bithedge.schemas.avro.AccountTouch;
import io.bithedge.schemas.avro.EpochWeight;
import io.bithedge.schemas.avro.EventPosition;
import java.util.ArrayList;
import java.util.List;

/** Accounts both ways. */
public final class AccountMapper {
    private AccountMapper() {}

    /** {@code at}: the place of the last fact applied. */
    public static io.bithedge.schemas.avro.Account encode(
            String provider, BookId book, Account account, EventPosition at) {
        List<EpochWeight> weights = new ArrayList<>(account.weights().size());
        for (int i = 0; i < account.weights().size(); i++) {
            weights.add(new EpochWeight(
                    account.weights().epochAt(i), account.weights().weightAt(i)));
        }
        return new io.bithedge.schemas.avro.Account(
                provider,
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                account.baseEpoch(),
                account.closedThrough(),
                account.opening(),
                account.exit(),
                account.premiumWithdrawn(),
                account.settledBurden(),
                account.settledPremium(),
                weights,
                account.touches().stream()
                        .map(t -> new AccountTouch(
                                t.epoch(),
                                t.deposited(),
                                t.withdrawn(),
                                t.exitReplaced(),
                                t.exit(),
                                t.premiumWithdrawn()))
                        .toList(),
                at);
    }

    public static Account decode(io.bithedge.schemas.avro.Account record) {
        return new Account(
                record.getBaseEpoch(),
                record.getClosedThrough(),
                record.getOpening(),
                record.getExit(),
                record.getPremiumWithdrawn(),
                EpochWeights.of(
                        record.getWeights().stream()
                                .mapToLong(EpochWeight::getEpoch)
                                .toArray(),
                        record.getWeights().stream()
                                .mapToLong(EpochWeight::getWeight)
                                .toArray()),
                record.getSettledBurden(),
                record.getSettledPremium(),
                record.getTouches().stream()
                        .map(t -> new Touch(
                                t.getEpoch(),
                                t.getDeposited(),
                                t.getWithdrawn(),
                                t.getExitReplaced(),
                                t.getExit(),
                                t.getPremiumWithdrawn()))
                        .toList(),
                BookFactMapper.position(record.getPosition()));
    }
}
