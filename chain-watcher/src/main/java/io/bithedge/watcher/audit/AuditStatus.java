package io.bithedge.watcher.audit;

/**
 * How far the background audit is.
 *
 * @param report of the pass under way.
 * @param passes finished since the start of the process.
 * @param gaps missing blocks, over all passes; `differences` likewise. What was found in one pass and is still there in the next
 *     counts once.
 * @param reason why it stands still; empty while it goes on.
 */
public record AuditStatus(AuditReport report, int passes, long gaps, long differences, String reason) {}
