package io.bithedge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.validation.annotation.Validated;

/** What somebody sees whose service does not start. */
class StartTest {
    @Validated
    @ConfigurationProperties("pond")
    record DepthProperties(
            @DefaultValue("5") @Range(min = 1, max = 30) int depthMetres) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DepthProperties.class)
    @Import(SettingsConfiguration.class)
    static class PondConfiguration {}

    private static FailureAnalysis start(String argument) {
        SpringApplication application = new SpringApplication(PondConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Throwable failure = catchThrowable(() -> application.run(argument).close());
        FailureAnalysis analysis = new BadSettingAnalyzer().analyze(failure);
        return analysis == null ? new FailureAnalysis("started", "", failure) : analysis;
    }

    @Test
    void saysInOneSentenceWhatIsWrong() {
        assertThat(start("--pond.depth-metres=31").getDescription())
                .isEqualTo("pond.depth-metres: expected 1 to 30, got 31");
        assertThat(start("--pond.depth-metres=deep").getDescription())
                .isEqualTo("pond.depth-metres: expected a whole number, got deep");
        assertThat(start("--pond.depth-metres=30").getDescription()).isEqualTo("started");
        assertThat(start("--pond.depth-metres=").getDescription()).isEqualTo("started");
    }

    @Test
    void standsBeforeTheAnalyzersOfTheFramework() {
        // Some of the framework's want a context to be made.
        FailureHandler skipped = FailureHandler.handleMessage((message, failure) -> {});
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, skipped)
                        .getFirst())
                .isInstanceOf(BadSettingAnalyzer.class);
    }
}
