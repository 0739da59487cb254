package io.bithedge.watcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SourcePropertiesTest {
    private static final Map<String, Object> ENOUGH =
            Map.of("bithedge.chain.api-url", "http://a:1", "bithedge.chain.node-url", "http://a:2");

    @Test
    void pullsFromOneEndpointUnlessToldOtherwise() {
        SourceProperties sources = read(Map.of());
        assertThat(sources.endpoints())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("a:1"));
        assertThat(sources.push().isOn()).isFalse();
        assertThat(sources.requestsPerMinute()).isZero();
    }

    @Test
    void pairsApisAndNodesInTheirOrder() {
        SourceProperties sources = read(Map.of(
                "bithedge.chain.api-url", "http://a:1, http://b:1",
                "bithedge.chain.node-url", "http://a:2,http://b:2"));
        assertThat(sources.endpoints()).hasSize(2);
        assertThat(sources.endpoints().getLast().node()).hasToString("http://b:2");
    }

    @Test
    void listsTheAccountsOfTheMempool() {
        String account = "ST1H7YGY6JFXDGPQ2JS4PKXJA8ZXQY2ZJB4MCXQB9";
        SourceProperties sources =
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
                "bithedge.chain.api-url | ftp://a | bithedge.chain.api-url: expected an http or https URL, got ftp://a",
                "bithedge.chain.requests-per-minute | 60001 | bithedge.chain.requests-per-minute: expected 0 to 60000, got 60001",
                "bithedge.watcher.pull-enabled | no | bithedge.watcher.pull-enabled: expected true or false, got no",
                "bithedge.watcher.pull-enabled | false | bithedge.watcher.pull-enabled: expected true, or a bithedge.watcher.push-port: got neither",
                "bithedge.watcher.push-port | 70000 | bithedge.watcher.push-port: expected 0 to 65535, got 70000",
                "bithedge.watcher.push-max-body-kib | 1 | bithedge.watcher.push-max-body-kib: expected 64 to 2097152, got 1",
                "bithedge.watcher.push-peers | a b | bithedge.watcher.push-peers: expected an address, a network",
                "bithedge.watcher.push-secret-file | /no/such/file | bithedge.watcher.push-secret-file: cannot read /no/such/file",
                "bithedge.watcher.push-max-ahead-blocks | 0 | bithedge.watcher.push-max-ahead-blocks: expected 1 to 1000000, got 0",
                "bithedge.watcher.push-window-blocks | 5 | bithedge.watcher.push-window-blocks: expected 100 to 1000000, got 5",
                "bithedge.watcher.mempool-accounts | SX | bithedge.watcher.mempool-accounts:",
                "bithedge.watcher.cross-check-looks | 0 | bithedge.watcher.cross-check-looks: expected 1 to 1000, got 0",
                "bithedge.watcher.cross-check-interval-ms | 5 | bithedge.watcher.cross-check-interval-ms: expected 100 to 600000, got 5",
                "bithedge.watcher.push-patience-ms | 5 | bithedge.watcher.push-patience-ms: expected 1000 to 3600000, got 5",
                "bithedge.watcher.max-blocks-behind | -1 | bithedge.watcher.max-blocks-behind: expected 0 to 1000, got -1",
            })
    void namesTheKeyThatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(WatcherProperties.BadProperty.class)
                .hasMessageContaining("configuration key " + message);
    }

    private static SourceProperties read(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(ENOUGH);
        values.putAll(changed);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return SourceProperties.of(new WatcherProperties.Reader(environment));
    }
}
