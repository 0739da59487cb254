package io.bithedge.api.live;

import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.view.PoolViews;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {
    @Bean
    LiveDesk liveDesk(
            PoolViews views, Freshness freshness, List<LiveTopic> topics, LiveProperties settings, JsonMapper mapper) {
        String run = Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
        return new LiveDesk(views, freshness, topics, settings, mapper, run);
    }
}
