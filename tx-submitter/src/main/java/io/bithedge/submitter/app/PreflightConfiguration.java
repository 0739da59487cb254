package io.bithedge.submitter.app;

import io.bithedge.stacks.client.NodeClient;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.preflight.ChainPreflight;
import io.bithedge.submitter.value.Contracts;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The preflight by the contracts' reads; with `bithedge.submitter.simulation-token`, the `auth_token` of the node behind
 * `bithedge.chain.node-url`, also by that node's simulation.
 */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {
    /** A client that names the token; closed with the process. */
    record Simulator(Optional<NodeClient> node) implements AutoCloseable {
        @Override
        public void close() {
            node.ifPresent(NodeClient::close);
        }
    }

    @Bean(destroyMethod = "close")
    Simulator simulator(SubmitterProperties properties) {
        return new Simulator(Optional.of(properties.submitter().simulationToken())
                .filter(token -> !token.isBlank())
                .map(token -> new NodeClient(
                        SubmitterConfiguration.impatient(properties.nodeUrl()).withAuthorization(token))));
    }

    @Bean
    Preflight preflight(SubmitterProperties properties, NodeClient node, Simulator simulator) {
        Contracts contracts = properties.agent().contracts();
        return simulator
                .node()
                .map(simulating -> ChainPreflight.withSimulation(
                        node,
                        simulating,
                        contracts,
                        properties.agent().network(),
                        properties.agent().chainId()))
                .orElseGet(() -> ChainPreflight.byReads(node, contracts));
    }
}
