package io.bithedge.api.pages;

import io.bithedge.api.zone.Zone;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** A route that no page has is answered 404, with the page that says so: programs see the status, people the words. */
final class UnknownPages implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        boolean isRoute = handler instanceof ResourceHttpRequestHandler
                && request.getDispatcherType() == DispatcherType.REQUEST
                && Zone.of(request) == Zone.PAGE
                && !path.substring(path.lastIndexOf('/') + 1).contains(".");
        if (isRoute && !PageRoutes.isKnown(path)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return true;
    }
}
