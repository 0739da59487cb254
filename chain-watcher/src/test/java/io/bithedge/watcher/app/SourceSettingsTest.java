package io.bithedge.watcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.OurContract;
import io.bithedge.settings.BadSetting;
import io.bithedge.watcher.contract.OurContracts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SourceSettingsTest {
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    private static final Map<String, Object> REQUIRED = Map.of(
            "spring.kafka.bootstrap-servers",
            "127.0.0.1:9092",
            "bithedge.registry.url",
            "http://127.0.0.1:8081/apis/ccompat/v7",
            "bithedge.chain.finality-burn-blocks",
            "6",
            "bithedge.contracts.vault",
            DEPLOYER + ".liquidity-pool-vault",
            "bithedge.contracts.registry",
            DEPLOYER + ".policy-registry",
            "bithedge.contracts.oracle",
            DEPLOYER + ".price-oracle");
    private static final Map<String, Object> ENOUGH =
            Map.of("bithedge.chain.api-url", "http://a:1", "bithedge.chain.node-url", "http://a:2");

    @Test
    void pullsFromOneEndpointUnlessSetOtherwise() {
        SourceSettings sources = read(Map.of());
        assertThat(sources.endpoints())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("a:1"));
        assertThat(sources.push().isOn()).isFalse();
        assertThat(sources.requestsPerMinute()).isZero();
    }

    @Test
    void pairsApisAndNodesInTheirOrder() {
        SourceSettings sources = read(Map.of(
                "bithedge.chain.api-url", "http://a:1, http://b:1",
                "bithedge.chain.node-url", "http://a:2,http://b:2"));
        assertThat(sources.endpoints()).hasSize(2);
        assertThat(sources.endpoints().getLast().node()).hasToString("http://b:2");
    }

    @Test
    void listsTheAccountsOfTheMempool() {
        String account = "ST1H7YGY6JFXDGPQ2JS4PKXJA8ZXQY2ZJB4MCXQB9";
        SourceSettings sources =
                read(Map.of("bithedge.watcher.push-port", "8110", "bithedge.watcher.mempool-accounts", account));
        assertThat(sources.push().accounts()).containsExactly(account);
        assertThat(sources.push().isOn()).isTrue();
    }

    @Test
    void needsNoEndpointWhenNothingIsPulled() {
        assertThat(read(Map.of(
                                "bithedge.watcher.pull-enabled", "false",
                                "bithedge.watcher.push-trust", "only-my-node-reaches-the-push-port",
                                "bithedge.watcher.push-port", "8110",
                                "bithedge.chain.api-url", ""))
                        .endpoints())
                .isEmpty();
    }

    @Test
    void wantsItInWordsThatAPushAloneIsBelieved() {
        Map<String, Object> alone =
                Map.of("bithedge.watcher.pull-enabled", "false", "bithedge.watcher.push-port", "8110");
        assertThatThrownBy(() -> read(alone))
                .hasMessageContaining("bithedge.watcher.push-trust: expected only-my-node-reaches-the-push-port");
    }

    @Test
    void wantsToKnowWhoMayPushToAnAddressThatOthersReach() {
        Map<String, Object> open =
                Map.of("bithedge.watcher.push-address", "0.0.0.0", "bithedge.watcher.push-port", "8110");
        assertThatThrownBy(() -> read(open)).hasMessageContaining("bithedge.watcher.push-peers: expected who may push");
        Map<String, Object> named = new HashMap<>(open);
        named.put("bithedge.watcher.push-peers", "localhost");
        assertThat(read(named).push().address()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bithedge.chain.api-url | http://a:1,http://b:1 | bithedge.chain.node-url: expected as many URLs as bithedge.chain.api-url has, 2, got 1",
                "bithedge.chain.api-url | ftp://a | bithedge.chain.api-url[0]: expected an http or https URL, got ftp://a",
                "bithedge.chain.requests-per-minute | 60001 | bithedge.chain.requests-per-minute: expected 0 to 60000, got 60001",
                "bithedge.watcher.pull-enabled | perhaps | bithedge.watcher.pull-enabled: expected true or false, got perhaps",
                "bithedge.watcher.pull-enabled | false | bithedge.watcher.pull-enabled: expected true, or a bithedge.watcher.push-port, got neither of them",
                "bithedge.watcher.push-port | 70000 | bithedge.watcher.push-port: expected 0 to 65535, got 70000",
                "bithedge.watcher.push-max-body-kib | 1 | bithedge.watcher.push-max-body-kib: expected 64 to 2097152, got 1",
                "bithedge.watcher.push-peers | a b | bithedge.watcher.push-peers: expected an address, a network",
                "bithedge.watcher.push-secret-file | /no/such/file | bithedge.watcher.push-secret-file: expected a file that can be read, got /no/such/file",
                "bithedge.watcher.push-max-ahead-blocks | 0 | bithedge.watcher.push-max-ahead-blocks: expected 1 to 1000000, got 0",
                "bithedge.watcher.push-window-blocks | 5 | bithedge.watcher.push-window-blocks: expected 100 to 1000000, got 5",
                "bithedge.watcher.mempool-accounts | SX | bithedge.watcher.mempool-accounts:",
                "bithedge.watcher.cross-check-looks | 0 | bithedge.watcher.cross-check-looks: expected 1 to 1000, got 0",
                "bithedge.watcher.cross-check-interval-ms | 5 | bithedge.watcher.cross-check-interval-ms: expected 100 to 600000, got 5",
                "bithedge.watcher.push-patience-ms | 5 | bithedge.watcher.push-patience-ms: expected 1000 to 3600000, got 5",
                "spring.kafka.bootstrap-servers | '' | spring.kafka.bootstrap-servers: expected host:port, got nothing",
                "bithedge.chain.finality-burn-blocks | '' | bithedge.chain.finality-burn-blocks: expected 1 to 1000, got 0",
                "bithedge.contracts.vault | nowhere | bithedge.contracts.vault: expected a contract principal, got nowhere",
                "bithedge.contracts.oracle | ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry | bithedge.contracts.*: expected different contracts",
                "bithedge.contracts.roles | nowhere | bithedge.contracts.roles: expected a contract principal, got nowhere",
                "bithedge.contracts.roles | ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry | bithedge.contracts.*: expected different contracts",
                "bithedge.contracts.added | vault=x | bithedge.contracts.added: expected role=principal@height",
                "bithedge.readings.poll-interval-ms | 49 | bithedge.readings.poll-interval-ms: expected 50 to 60000, got 49",
                "bithedge.transactions.most-watched | many | bithedge.transactions.most-watched: expected a whole number, got many",
                "bithedge.audit.from | -1 | bithedge.audit.from: expected at least 0, got -1",
                "bithedge.watcher.max-blocks-behind | -1 | bithedge.watcher.max-blocks-behind: expected 0 to 1000, got -1",
            })
    void namesTheKeyThatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(message);
    }

    /** Where they are not named they are the vault's neighbours. */
    @Test
    void followsTheRoles() {
        assertThat(settings(ENOUGH).watcher().contracts().all())
                .hasSize(4)
                .endsWith(new OurContracts.Named(DEPLOYER + ".pool-roles", OurContract.ROLES, 0));
        Map<String, Object> named = new HashMap<>(ENOUGH);
        named.put("bithedge.contracts.roles", DEPLOYER + ".other-roles");
        assertThat(settings(named).watcher().contracts().all())
                .endsWith(new OurContracts.Named(DEPLOYER + ".other-roles", OurContract.ROLES, 0));
    }

    private static SourceSettings read(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(ENOUGH);
        values.putAll(changed);
        return settings(values).sources();
    }

    private static ProcessSettings settings(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(REQUIRED);
        values.putAll(changed);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return ProcessSettings.of(environment);
    }
}
