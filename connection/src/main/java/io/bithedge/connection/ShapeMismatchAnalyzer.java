package io.bithedge.connection;

import io.bithedge.schemas.admin.TopicCreator.ShapeMismatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which topics are not what they should be, instead of a stack trace. Before Boot's own analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShapeMismatchAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShapeMismatch mismatch) {
                return new FailureAnalysis(
                        String.valueOf(mismatch.getMessage()),
                        "Change the topics as it says, or what is set of them, and start again.",
                        mismatch);
            }
        }
        return null;
    }
}
