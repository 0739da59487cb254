package io.bithedge.watcher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.watcher.push.Door.Knock;
import io.bithedge.watcher.push.Door.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row mends the fault of the row before and meets the next refusal. */
class DoorTest {
    private static final String SECRET = "abcdefghijklmnop";
    private static final Map<String, List<String>> BROWSER =
            Map.of("Origin", List.of("http://evil.example"), "Content-type", List.of("text/plain"));

    private final Door door = new Door(Peers.of(List.of("10.1.0.0/16", "192.0.2.7")), SECRET, 2);

    @Test
    void refusesInTheOrderOfTheChecks() throws UnknownHostException {
        assertThat(refused("10.2.0.1", "GET", "/new_block", BROWSER)).startsWith("403 10.2.0.1 is none of");
        assertThat(refused("10.1.0.1", "GET", "/new_block", BROWSER)).isEqualTo("403 a node pushes, not a web page");
        Map<String, List<String>> text = Map.of("Content-type", List.of("text/plain"));
        assertThat(refused("192.0.2.7", "GET", "/new_block", text)).isEqualTo("405 expected POST, got GET");
        assertThat(refused("192.0.2.7", "POST", "/new_block", text)).startsWith("404 ");
        assertThat(refused("192.0.2.7", "POST", "/abcdefghijklmnoq/new_block", text))
                .startsWith("404 ");
        assertThat(refused("192.0.2.7", "POST", "/abcdefghijklmnopq/new_block", text))
                .startsWith("404 ");
        assertThat(refused("192.0.2.7", "POST", "/" + SECRET + "/new_block", text))
                .startsWith("415 expected application/json");
        Map<String, List<String>> large = new HashMap<>(json());
        large.put("Content-length", List.of("101"));
        assertThat(refused("192.0.2.7", "POST", "/" + SECRET + "/new_block", large))
                .startsWith("413 the last push to /new_block was refused");
        assertThat(refused("192.0.2.7", "POST", "/" + SECRET + "/new_block", json()))
                .isEmpty();
        assertThat(door.inner("/" + SECRET + "/new_block")).isEqualTo("/new_block");
    }

    /** It is written into the log, and others read it in the status: neither the secret nor a page of whatever somebody sent. */
    @Test
    void saysNeitherTheSecretNorAllThatWasSent() throws UnknownHostException {
        Map<String, List<String>> strange = Map.of("Content-type", List.of("x".repeat(100_000)));
        Map<String, List<String>> large = new HashMap<>(json());
        large.put("Content-length", List.of("101"));
        String path = "/" + SECRET + "/" + "n".repeat(100_000);
        for (Map<String, List<String>> headers : List.of(strange, large)) {
            assertThat(refused("192.0.2.7", "POST", path, headers))
                    .doesNotContain(SECRET)
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void letsSoManyOfOneClientInAtOnce() throws UnknownHostException {
        InetAddress client = InetAddress.getByName("10.1.0.1");
        assertThat(door.enter(client)).isTrue();
        assertThat(door.enter(client)).isTrue();
        assertThat(door.enter(client)).isFalse();
        assertThat(door.enter(InetAddress.getByName("10.1.0.2"))).isTrue();
        door.leave(client);
        assertThat(door.enter(client)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', true",
        "::1, '', true",
        "10.0.0.1, '', false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.2, 10.0.0.1, false",
        "10.0.0.200, 10.0.0.128/25, true",
        "10.0.0.100, 10.0.0.128/25, false",
        "fd00::5, fd00::/8, true",
        "10.0.0.1, fd00::/8, false",
        "127.0.0.1, localhost, true",
        "10.0.0.1, localhost, false",
        "127.0.0.1, no.such.host.invalid, false",
    })
    void knowsItsPeers(String address, String peers, boolean isPeer) throws UnknownHostException {
        List<String> entries = peers.isEmpty() ? List.of() : List.of(peers);
        assertThat(Peers.of(entries).contains(InetAddress.getByName(address))).isEqualTo(isPeer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "localhost/8", "a b", "http://a"})
    void refusesAPeerThatItCannotRead(String entry) {
        assertThatThrownBy(() -> Peers.of(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a blank in it", "slash/slash/slash/"})
    void refusesASecretThatNoPathCanCarry(String secret) {
        assertThatThrownBy(() -> new Door(Peers.of(List.of()), secret, 1)).hasMessageContaining("16 to 128");
    }

    private static Map<String, List<String>> json() {
        return Map.of("Content-type", List.of("application/json; charset=utf-8"));
    }

    private String refused(String client, String method, String path, Map<String, List<String>> headers)
            throws UnknownHostException {
        return door.refuse(new Knock(InetAddress.getByName(client), method, path, headers), 100)
                .map(DoorTest::text)
                .orElse("");
    }

    private static String text(Refusal refusal) {
        return refusal.status() + " " + refusal.reason();
    }
}
