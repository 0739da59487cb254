package io.bithedge.api.operations;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** How every part is, and what was sent to the chain last. */
public record OperationsAnswer(SystemParts parts, List<SubmittedTransactionItem> transactions, FinalBlock asOf) {}
