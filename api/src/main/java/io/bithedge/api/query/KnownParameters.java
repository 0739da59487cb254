package io.bithedge.api.query;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.zone.Zone;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a parameter that the route does not take: a misspelt one would be answered as if it had not been sent. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {
    private static final int BEHIND_THE_OTHERS = 1;

    private final Map<Method, Set<String>> byRoute = new ConcurrentHashMap<>();

    /** Others have a better word for a parameter that they know. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(BEHIND_THE_OTHERS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route && isAskedByEverybody(request)) {
            Set<String> known = byRoute.computeIfAbsent(route.getMethod(), KnownParameters::of);
            QueryNames.of(request).stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw unknown(request, known, name);
                    });
        }
        return true;
    }

    /** A failure is answered with the query of the request that failed. */
    private static boolean isAskedByEverybody(HttpServletRequest request) {
        Zone zone = Zone.of(request);
        return request.getDispatcherType() == DispatcherType.REQUEST && (zone == Zone.API || zone == Zone.PROBE);
    }

    private static Problem unknown(HttpServletRequest request, Set<String> known, String name) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "UNKNOWN_PARAMETER",
                "query of %s: expected %s, got '%s'"
                        .formatted(
                                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                                known.isEmpty() ? "no parameter" : "only " + String.join(", ", known),
                                QueryNames.shown(name)));
    }

    private static Set<String> of(Method route) {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(route.getParameters()).flatMap(KnownParameters::of).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** A record that is not the body is filled from the query, field by field. */
    private static Stream<String> of(Parameter parameter) {
        if (parameter.isAnnotationPresent(RequestParam.class)) {
            return Stream.of(parameter.getName());
        }
        return parameter.getType().isRecord() && !parameter.isAnnotationPresent(RequestBody.class)
                ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
                : Stream.empty();
    }
}
