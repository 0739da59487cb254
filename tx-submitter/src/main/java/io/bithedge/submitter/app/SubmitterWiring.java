package io.bithedge.submitter.app;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientOptions;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.submitter.ChainPort;
import io.bithedge.submitter.SignerRole;
import io.bithedge.submitter.SubmitterAgent;
import io.bithedge.submitter.kafka.KafkaLink;
import io.bithedge.submitter.kafka.KafkaSubmitterLog;
import io.bithedge.submitter.node.StacksChain;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SubmitterWiring {
    @Bean
    SubmitterConfig submitterConfig(Environment environment) {
        return SubmitterConfig.of(environment);
    }

    @Bean(destroyMethod = "close")
    NodeClient nodeClient(SubmitterConfig config) {
        return new NodeClient(impatient(config.nodeUrl()));
    }

    @Bean(destroyMethod = "close")
    ApiClient apiClient(SubmitterConfig config) {
        return new ApiClient(impatient(config.apiUrl()));
    }

    /** One attempt, short: the agent has other transactions to look after, and tries again by its own schedule. */
    private static ClientOptions impatient(URI url) {
        return ClientOptions.of(url)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(8))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Bean
    SubmitterRunner submitterRunner(SubmitterConfig config, NodeClient node, ApiClient api) {
        Map<SignerRole, Signer> signers = KeyFiles.read(config.keysDir(), config.roles());
        Map<String, Object> bootstrap = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        try (Admin admin = Admin.create(bootstrap)) {
            new TopicCreator(admin)
                    .createMissing(List.of(Topics.VAULT_COMMANDS, Topics.CHAIN_EVENTS, Topics.TRANSACTIONS));
        }
        ChainPort chain = new StacksChain(node, api, config.agent().contracts().vault());
        KafkaLink link = new KafkaLink(config.bootstrapServers());
        AvroSerdes serdes = new AvroSerdes(config.registryUrl());
        return new SubmitterRunner(
                () -> new KafkaSubmitterLog(link, serdes),
                log -> new SubmitterAgent(log, chain, signers, config.agent(), InstantSource.system()));
    }
}
