package io.bithedge.api.network;

import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.wire.Fields;
import io.bithedge.stacks.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** An address of another network is told so, whatever is asked about it: an empty answer would look as if nothing were there. */
@Configuration(proxyBeanMethods = false)
class AddressNetwork implements WebMvcConfigurer, HandlerInterceptor {
    private final Network network;

    AddressNetwork(PrepareFields fields) {
        this.network = fields.network();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("address") instanceof String address) {
            Fields.principal("address", address, network);
        }
        String owner = request.getParameter("owner");
        if (owner != null) {
            Fields.principal("owner", owner, network);
        }
        return true;
    }
}
