package io.bithedge.api.statements;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What a provider's capital did in a period, by book. */
record StatementAnswer(String provider, StatementPeriod period, List<BookStatement> books, FinalBlock asOf) {}
