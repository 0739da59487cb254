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
                weights(account.weights()),
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
                weights(record.getWeights()),
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

    static List<EpochWeight> weights(EpochWeights weights) {
        List<EpochWeight> records = new ArrayList<>(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            records.add(new EpochWeight(weights.epochAt(i), weights.weightAt(i)));
        }
        return records;
    }

    static EpochWeights weights(List<EpochWeight> records) {
        return EpochWeights.of(
                records.stream().mapToLong(EpochWeight::getEpoch).toArray(),
                records.stream().mapToLong(EpochWeight::getWeight).toArray());
    }
}
