package io.bithedge.watcher.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit found.
 *
 * @param from the lowest block audited, `to` the highest; 0 to -1 when there was none.
 * @param gaps missing blocks.
 * @param findings the first ones of them.
 */
public record AuditReport(long from, long to, long gaps, long differences, List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return gaps == 0 && differences == 0;
    }

    /** With differences that were found elsewhere. */
    public AuditReport with(List<Finding> more) {
        return new AuditReport(
                from,
                to,
                gaps,
                differences + more.size(),
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    @Override
    public String toString() {
        String range = to < from ? "nothing" : from + ".." + to;
        return "audited %s, %d gaps, %d differences".formatted(range, gaps, differences);
    }
}
