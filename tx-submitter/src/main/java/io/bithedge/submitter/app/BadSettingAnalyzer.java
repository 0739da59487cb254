package io.bithedge.submitter.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a BadSetting into one sentence instead of a stack trace. */
final class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSetting cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set it as --key=value or in the environment, and start again.",
                cause);
    }
}
