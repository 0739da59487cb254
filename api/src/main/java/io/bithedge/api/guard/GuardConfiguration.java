package io.bithedge.api.guard;

import jakarta.servlet.Filter;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The order before the routes: headers on every answer, then what can be read at all, who may ask, how often, how much; tags last. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfiguration {
    /** Of `Accept-Language`: above it the container throws at whoever asks. More than there is room for in a head. */
    static final int MOST_LANGUAGES = 8_192;

    @Bean
    FilterRegistrationBean<Filter> securityHeaders(GuardProperties settings, NodeUrl node) {
        return at(0, new SecurityHeaders(node.url(), settings.connectSources(), settings.hstsMaxAgeSeconds()));
    }

    @Bean
    FilterRegistrationBean<Filter> plainPaths() {
        return at(1, new PlainPaths());
    }

    @Bean
    PrivateListener privateListener(GuardProperties settings) {
        return new PrivateListener(settings.privateAddress(), settings.privatePort());
    }

    @Bean
    FilterRegistrationBean<Filter> listeners(PrivateListener listener) {
        return at(2, listener);
    }

    @Bean
    FilterRegistrationBean<Filter> origins(GuardProperties settings) {
        return at(3, Origins.filter(settings.corsOrigins()));
    }

    @Bean
    AddressLimits addressLimits(GuardProperties settings) {
        return new AddressLimits(settings);
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimiter(GuardProperties settings, AddressLimits addresses) {
        return at(4, new RateLimiter(settings, addresses));
    }

    @Bean
    FilterRegistrationBean<Filter> readableQuery() {
        return at(5, new ReadableQuery());
    }

    @Bean
    FilterRegistrationBean<Filter> wholeBody(GuardProperties settings) {
        return at(6, new WholeBody(settings.bodyLimitBytes(), Duration.ofSeconds(settings.bodySeconds())));
    }

    @Bean
    FilterRegistrationBean<Filter> answerTags() {
        return at(7, new AnswerTags());
    }

    @Bean
    RecordQuota recordQuota(GuardProperties settings) {
        return new RecordQuota(new RateLimits(settings.recordsPerMinute(), settings.rememberedClients()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> doors(
            GuardProperties settings, PrivateListener listener) {
        return server -> {
            server.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                }
            });
            server.addEngineValves(new UnreadBodyValve());
            server.setProtocol(CountedProtocol.class.getName());
            server.addProtocolHandlerCustomizers(handler -> {
                if (handler instanceof CountedProtocol counted) {
                    counted.connectionsPerClient(settings.connectionsPerClient());
                }
            });
            server.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
            server.addAdditionalConnectors(listener.connector());
        };
    }

    private static FilterRegistrationBean<Filter> at(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100 + place);
        return registration;
    }
}
