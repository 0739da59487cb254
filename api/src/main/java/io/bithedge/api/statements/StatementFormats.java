package io.bithedge.api.statements;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The query of a statement may name its format, for links: it wins over the Accept header. */
@Configuration(proxyBeanMethods = false)
class StatementFormats implements WebMvcConfigurer {
    static final List<String> NAMES = List.of("json", "csv", "tax", "html");

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(StatementFormats::named, new HeaderContentNegotiationStrategy()));
    }

    /** All types: nothing is said here, the next strategy decides. */
    private static List<MediaType> named(NativeWebRequest web) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        String format = request == null || !request.getRequestURI().endsWith("/statement")
                ? ""
                : Objects.requireNonNullElse(request.getParameter("format"), "");
        return switch (format) {
            case "json" -> List.of(MediaType.APPLICATION_JSON);
            case "csv", "tax" -> List.of(new MediaType("text", "csv"));
            case "html" -> List.of(MediaType.TEXT_HTML);
            default -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
        };
    }
}
