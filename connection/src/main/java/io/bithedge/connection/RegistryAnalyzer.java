package io.bithedge.connection;

import io.bithedge.schemas.registry.RegistryException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what the registry does not have or did not do, instead of a stack trace. Before Boot's own analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RegistryAnalyzer extends AbstractFailureAnalyzer<RegistryException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, RegistryException registry) {
        return new FailureAnalysis(
                String.valueOf(registry.getMessage()),
                "Register what is missing, or let the service do it (auto.register.schemas), and start again.",
                registry);
    }
}
