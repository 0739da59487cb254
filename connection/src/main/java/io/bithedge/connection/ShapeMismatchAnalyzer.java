package io.bithedge.connection;

import io.bithedge.schemas.admin.TopicCreator.ShapeMismatch;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which topics are not what they should be, instead of a stack trace. Before Boot's own analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShapeMismatchAnalyzer extends AbstractFailureAnalyzer<ShapeMismatch> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, ShapeMismatch mismatch) {
        return new FailureAnalysis(
                String.valueOf(mismatch.getMessage()),
                "Change the topics as it says, or what is set of them, and start again.",
                mismatch);
    }
}
