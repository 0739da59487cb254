package io.bithedge.settings;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Found by every service that has this module. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    @Bean
    static ConfigurationPropertiesBindHandlerAdvisor emptyIsUnset() {
        return EmptyIsUnset::new;
    }
}
