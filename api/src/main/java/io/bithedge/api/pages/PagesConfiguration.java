package io.bithedge.api.pages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the pages from `bithedge.web.dir`. Files under `assets` carry a hash of their content in their name and are kept for a year;
 * everything else is asked for again each time, so that a new build is seen at once.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesProperties.class)
class PagesConfiguration implements WebMvcConfigurer {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Resource NO_FOLDER = new ClassPathResource("pages/none/");

    private final Resource folder;

    PagesConfiguration(PagesProperties properties) {
        this.folder = Optional.of(properties.dir())
                .filter(text -> !text.isBlank())
                .<Resource>map(text -> new FileSystemResource(Path.of(text).toAbsolutePath() + "/"))
                .orElse(NO_FOLDER);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "/**", CacheControl.noCache(), folder, new PageFiles());
        if (folder instanceof FileSystemResource files) {
            CacheControl forGood = CacheControl.maxAge(YEAR).cachePublic().immutable();
            serve(registry, "/assets/**", forGood, files.createRelative("assets/"), new PathResourceResolver());
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownPages());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/" + PageFiles.INDEX);
    }

    private static void serve(
            ResourceHandlerRegistry registry,
            String paths,
            CacheControl cache,
            Resource from,
            PathResourceResolver resolver) {
        registry.addResourceHandler(paths)
                .addResourceLocations(from)
                .setCacheControl(cache)
                .resourceChain(false)
                .addResolver(resolver);
    }
}
