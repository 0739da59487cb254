package io.bithedge.api.past;

import io.bithedge.api.wire.Heights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Routes that answer as of now refuse {@code ?at=}: the present must not be taken for the past. */
@Configuration(proxyBeanMethods = false)
class NowOnly implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean knowsThePast = handler instanceof HandlerMethod route
                && Arrays.stream(route.getMethod().getParameters())
                        .anyMatch(parameter -> parameter.getName().equals("at"));
        if (request.getParameter("at") != null && !knowsThePast) {
            throw Heights.unavailable(
                    "This answers as of now only: `at` is for books, vintages, one provider and one policy.");
        }
        return true;
    }
}
