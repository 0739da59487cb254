package io.bithedge.topology.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The process: Kafka Streams, and what is read from it over HTTP. */
@SpringBootApplication(scanBasePackages = {"io.bithedge.topology.app", "io.bithedge.api"})
@EnableConfigurationProperties(TopologyProperties.class)
public class TopologyApplication {
    public static void main(String[] args) {
        SpringApplication.run(TopologyApplication.class, args);
    }
}
