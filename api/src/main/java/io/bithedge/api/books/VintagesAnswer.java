package io.bithedge.api.books;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.List;

/** What a book sold, by the epoch it was sold in, ascending; finished ones included. */
public record VintagesAnswer(Token token, Tier tier, List<VintageItem> vintages, FinalBlock asOf) {}
