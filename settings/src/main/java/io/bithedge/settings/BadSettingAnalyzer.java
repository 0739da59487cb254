package io.bithedge.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what is wrong with a setting in one sentence, instead of a stack trace. Before Boot's own analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BadSettingAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSetting bad) {
                return analysis(String.valueOf(bad.getMessage()), bad);
            }
            if (cause instanceof BindException bind) {
                return analysis(BindFailure.sentences(bind), bind);
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(String sentences, Throwable cause) {
        return new FailureAnalysis(sentences, "Set it as --key=value or in the environment, and start again.", cause);
    }
}
