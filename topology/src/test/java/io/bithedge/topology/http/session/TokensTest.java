package io.bithedge.topology.http.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.topology.http.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final byte[] SECRET = secret(1);

    private final Tokens tokens = at(NOW, SECRET, "pool");

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static Tokens at(Instant now, byte[] secret, String pool) {
        return new Tokens(secret, pool, Duration.ofHours(1), InstantSource.fixed(now));
    }

    @Test
    void aTokenIsGoodUntilItsEnd() {
        String token = "Bearer " + tokens.issue("ST1").text();
        assertThat(at(NOW.plusSeconds(3_600), SECRET, "pool").address(token)).isEqualTo("ST1");
        assertRefused(at(NOW.plusSeconds(3_601), SECRET, "pool"), token, "TOKEN_EXPIRED");
    }

    @Test
    void aTokenOfAnotherSecretOrPoolIsNone() {
        String token = "Bearer " + tokens.issue("ST1").text();
        assertRefused(at(NOW, secret(2), "pool"), token, "NOT_SIGNED_IN");
        assertRefused(at(NOW, SECRET, "another pool"), token, "NOT_SIGNED_IN");
    }

    /** The classic: the token itself says that it needs no signature. */
    @Test
    void aTokenDoesNotChooseHowItIsChecked() {
        String body = tokens.issue("ST1").text().split("\\.", -1)[1];
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused(tokens, "Bearer " + header + "." + body + ".", "NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic YTpi"})
    void whatIsNoTokenIsRefused(String authorization) {
        assertRefused(tokens, authorization, "NOT_SIGNED_IN");
    }

    private static void assertRefused(Tokens tokens, String authorization, String code) {
        assertThatThrownBy(() -> tokens.address(authorization))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void aNonceIsForOneAddressOneRunAndAWhile() {
        Nonces nonces = new Nonces(new SecureRandom(), Duration.ofMinutes(5), InstantSource.fixed(NOW));
        String nonce = nonces.issue("ST1").text();
        assertThat(nonces.look(nonce, "ST1")).isEqualTo(Nonces.Verdict.GOOD);
        assertThat(nonces.look(nonce, "ST2")).isEqualTo(Nonces.Verdict.FORGED);
        assertThat(nonces.look("", "ST1")).isEqualTo(Nonces.Verdict.FORGED);
        assertThat(new Nonces(new SecureRandom(), Duration.ofMinutes(5), InstantSource.fixed(NOW)).look(nonce, "ST1"))
                .isEqualTo(Nonces.Verdict.NOT_OURS);
        assertThat(nonces.use(nonce)).isTrue();
        assertThat(nonces.use(nonce)).isFalse();
        assertThat(nonces.look(nonce, "ST1")).isEqualTo(Nonces.Verdict.USED);
    }

    @Test
    void aNonceIsOverAfterItsTime() {
        Instant[] now = {NOW};
        Nonces nonces = new Nonces(new SecureRandom(), Duration.ofMinutes(5), () -> now[0]);
        String nonce = nonces.issue("ST1").text();
        now[0] = NOW.plusSeconds(301);
        assertThat(nonces.look(nonce, "ST1")).isEqualTo(Nonces.Verdict.EXPIRED);
    }
}
