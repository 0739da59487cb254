package io.bithedge.api.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code bithedge.web.dir}: the folder of the built pages; empty: no pages are served. */
@ConfigurationProperties("bithedge.web")
record PagesProperties(@DefaultValue("") String dir) {}
