package io.bithedge.topology.account;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.topology.map.BookIdMapper;

/** The readable line of an act of a provider. */
final class AccountLines {
    private AccountLines() {}

    static AccountEntry of(BookId book, AccountFact fact, EventPosition at) {
        return switch (fact) {
            case FundsDeposited f -> line(book, f, at, AccountEntryKind.DEPOSIT, f.amount(), 0);
            case ExitRequested f -> line(book, f, at, AccountEntryKind.EXIT_REQUEST, f.amount(), 0);
            case FundsWithdrawn f -> line(book, f, at, AccountEntryKind.WITHDRAWAL, f.capital(), f.premium());
        };
    }

    private static AccountEntry line(
            BookId book, AccountFact fact, EventPosition at, AccountEntryKind kind, long capital, long premium) {
        return new AccountEntry(
                fact.provider(),
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                kind,
                fact.epoch(),
                capital,
                premium,
                0L,
                at.getHeight(),
                at.getIndexBlockHash(),
                at.getBurnHeight(),
                at.getBlockTime(),
                at.getTxid());
    }
}
