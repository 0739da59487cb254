package io.bithedge.submitter.app;

import io.bithedge.stacks.client.NodeClient;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.preflight.ChainPreflight;
import io.bithedge.submitter.value.Contracts;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The preflight by the contracts' reads; with `bithedge.submitter.simulation-token`, the `auth_token` of the node behind
 * `bithedge.chain.node-url`, also by that node's simulation.
 */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {
    private static final String TOKEN = "bithedge.submitter.simulation-token";

    /** A client that names the token; closed with the process. */
    record Simulator(Optional<NodeClient> node) implements AutoCloseable {
        @Override
        public void close() {
            node.ifPresent(NodeClient::close);
        }
    }

    @Bean(destroyMethod = "close")
    Simulator simulator(SubmitterProperties config, Environment environment) {
        return new Simulator(Optional.ofNullable(environment.getProperty(TOKEN))
                .filter(token -> !token.isBlank())
                .map(token -> new NodeClient(
                        SubmitterConfiguration.impatient(config.nodeUrl()).withAuthorization(token))));
    }

    @Bean
    Preflight preflight(SubmitterProperties config, NodeClient node, Simulator simulator) {
        Contracts contracts = config.agent().contracts();
        return simulator
                .node()
                .map(simulating -> ChainPreflight.withSimulation(
                        node,
                        simulating,
                        contracts,
                        config.agent().network(),
                        config.agent().chainId()))
                .orElseGet(() -> ChainPreflight.byReads(node, contracts));
    }
}
