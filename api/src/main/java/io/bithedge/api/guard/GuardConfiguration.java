package io.bithedge.api.guard;

import io.bithedge.pool.view.PoolViews;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The order before the routes: headers on every answer, then who may ask, how often, how much; tags last. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
class GuardConfiguration {
    @Bean
    FilterRegistrationBean<Filter> securityHeaders(GuardProperties settings, NodeUrl node) {
        return at(0, new SecurityHeaders(node.url(), settings.connectSources(), settings.hstsMaxAgeSeconds()));
    }

    @Bean
    FilterRegistrationBean<Filter> origins(GuardProperties settings) {
        return at(1, Origins.filter(settings.corsOrigins()));
    }

    @Bean
    AddressLimits addressLimits(GuardProperties settings) {
        return new AddressLimits(settings);
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimiter(GuardProperties settings, AddressLimits addresses, PoolViews views) {
        return at(2, new RateLimiter(settings, addresses, views));
    }

    @Bean
    FilterRegistrationBean<Filter> readableQuery() {
        return at(3, new ReadableQuery());
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(GuardProperties settings) {
        return at(4, new BodyLimit(settings.bodyLimitBytes()));
    }

    @Bean
    FilterRegistrationBean<Filter> answerTags() {
        return at(5, new AnswerTags());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private static FilterRegistrationBean<Filter> at(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100 + place);
        return registration;
    }
}
