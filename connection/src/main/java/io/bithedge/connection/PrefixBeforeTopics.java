package io.bithedge.connection;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** The prefix is part of the topics' names, which are made when the first class that needs one is loaded: no bean is as early. */
final class PrefixBeforeTopics implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Connection.usePrefix(environment);
    }

    /** Behind Boot's own, which read files and import trees. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
