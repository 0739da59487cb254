package io.bithedge.api.books;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What a book sold, by the epoch it was sold in, ascending; finished ones included. */
public record VintagesAnswer(String token, String tier, List<VintageItem> vintages, FinalBlock asOf) {}
