package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client does when the other side fails. The policy: 4 attempts, 100 ms doubling to 300 ms, no wait above 10 s. */
class ClientFaultsTest {
    @RegisterExtension
    private final Answers answers = new Answers();

    private final MockWebServer server = answers.server;

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).body("busy").build();
    }

    private static MockResponse limited(String retryAfter) {
        return new MockResponse.Builder()
                .code(429)
                .addHeader("retry-after", retryAfter)
                .build();
    }

    private static MockResponse silent() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    private static MockResponse cut() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse cutInTheBody() {
        return new MockResponse.Builder()
                .body(Answers.RECORDED.get("GET /v2/info").toString())
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    /** Random jitter is zero here: each delay is the full 100 ms * 2^(n-1), at most 300 ms. */
    static Stream<Arguments> passingFaults() {
        return Stream.of(
                Arguments.of("503", List.of(status(503)), List.of(100)),
                Arguments.of("500, 502, 504", List.of(status(500), status(502), status(504)), List.of(100, 200, 300)),
                Arguments.of("429 without a hint", List.of(limited("")), List.of(100)),
                Arguments.of("429 with a hint", List.of(limited("3")), List.of(3000)),
                Arguments.of("429 with a hint below our delay", List.of(limited("0")), List.of(100)),
                Arguments.of("429 with a date", List.of(limited("Mon, 23 Nov 2026 10:00:00 GMT")), List.of(100)),
                Arguments.of("no answer in time", List.of(silent()), List.of(100)),
                Arguments.of("connection cut", List.of(cut()), List.of(100)),
                Arguments.of("connection cut in the body", List.of(cutInTheBody()), List.of(100)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void asksAgainUntilAnswered(String fault, List<MockResponse> faults, List<Integer> pausesMs) {
        faults.forEach(server::enqueue);
        answers.answer("GET /v2/info");
        assertThat(answers.node().info().stacksTipHeight()).isEqualTo(7);
        assertThat(answers.pauses.stream().map(Duration::toMillis))
                .containsExactlyElementsOf(
                        pausesMs.stream().map(Integer::longValue).toList());
        assertThat(server.getRequestCount()).isEqualTo(faults.size() + 1);
    }

    @Test
    void repeatsPostsOfTheSameBytes() throws InterruptedException {
        server.enqueue(cut());
        answers.answer("POST /v2/transactions (200)");
        assertThat(answers.node().submit(Bytes.ofHex("0102"))).isInstanceOf(SubmitResult.Accepted.class);
        server.takeRequest();
        assertThat(Answers.bodyOf(server.takeRequest()).hex()).isEqualTo("0102");
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(status(503));
        }
        var e = catchThrowableOfType(ClientException.UnexpectedStatus.class, answers.node()::info);
        assertThat(e.status()).isEqualTo(503);
        assertThat(e.request()).isEqualTo("GET /v2/info");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void tellsHowLongToStayAwayWhenLimitedToTheEnd() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(limited("2"));
        }
        var e = catchThrowableOfType(ClientException.RateLimited.class, answers.node()::info);
        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotWaitLongerThanThePolicyAllows() {
        server.enqueue(limited("11"));
        var e = catchThrowableOfType(ClientException.RateLimited.class, answers.node()::info);
        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(11));
        assertThat(answers.pauses).isEmpty();
    }

    @Test
    void tellsUnreachableWhenNobodyListens() {
        NodeClient node = answers.node();
        server.close();
        assertThatThrownBy(node::info)
                .isInstanceOf(ClientException.Unreachable.class)
                .hasMessageContaining("4 attempts");
        assertThat(answers.pauses).hasSize(3);
    }

    @Test
    void asksOnceWhenTheAnswerIsARefusal() {
        server.enqueue(status(403));
        var e = catchThrowableOfType(ClientException.UnexpectedStatus.class, answers.node()::info);
        assertThat(e.status()).isEqualTo(403);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void stopsWhenInterruptedWhileWaiting() {
        server.enqueue(status(503));
        Pause interrupted = duration -> {
            throw new InterruptedException();
        };
        try (NodeClient node = new NodeClient(answers.options(), interrupted, () -> 0L)) {
            assertThatThrownBy(node::info).isInstanceOf(ClientException.Interrupted.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void jitterTakesAtMostHalfOfTheDelay() {
        RetryPolicy policy = Answers.POLICY;
        assertThat(policy.delayAfter(1, () -> 0L)).isEqualTo(Duration.ofMillis(100));
        // nextDouble() of all-ones bits is the largest below 1: half of 100 ms, cut to 49 whole ms, is taken.
        assertThat(policy.delayAfter(1, () -> -1L)).isEqualTo(Duration.ofMillis(51));
        assertThat(policy.delayAfter(90, () -> 0L)).isEqualTo(Duration.ofMillis(300));
    }

    /** A next page for ever: each leads to the other. */
    @Test
    void aListWithoutEndIsGivenUp() {
        String events = IntStream.range(0, 20_000)
                .mapToObj("{\"event_index\":%d,\"type\":\"x\"}"::formatted)
                .collect(Collectors.joining(","));
        for (int page = 0; page < 12; page++) {
            answers.answer(200, "{\"results\":[%s],\"cursor\":{\"next\":\"%d\"}}".formatted(events, page % 2));
        }
        assertThatThrownBy(() -> answers.api().events(new Txid(Bytes.ofHex("ab".repeat(32)))))
                .isInstanceOf(ClientException.TooLarge.class)
                .hasMessageContaining("a list of more than 200000 items");
    }

    /** Three bytes of text are a hundred of memory. */
    @Test
    void anAnswerOfEmptyThingsIsNotHeld() {
        answers.answer(200, "[" + "[],".repeat(600_000) + "[]]");
        assertThatThrownBy(answers.node()::info)
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("JSON of a size that we read");
    }

    /** What a node says becomes records and words on pages: it may say it at any length. */
    @Test
    void longWordsAreCut() {
        String reason = "r".repeat(500_000);
        answers.answer(
                400,
                "{\"error\":\"%1$s\",\"reason\":\"%1$s\",\"reason_data\":{\"message\":\"%1$s\",\"more\":[\"%1$s\"]}}"
                        .formatted(reason));
        SubmitResult.Rejected refused = (SubmitResult.Rejected) answers.node().submit(Bytes.ofHex("0102"));
        assertThat(refused.rejection().toString()).hasSizeLessThan(1_500);

        answers.answer(200, "{\"balance\":\"%s\"}".formatted(reason));
        assertThatThrownBy(answers.node()::info)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_500));
    }

    @Test
    void aSimulatedResultThatIsNoValueIsNamed() {
        answers.answer(
                200,
                "{\"tip_block_id\":\"%s\",\"result_hex\":\"0xff\",\"post_condition_aborted\":false,\"events\":[]}"
                        .formatted("ab".repeat(32)));
        assertThatThrownBy(() -> answers.node().simulate(Bytes.ofHex("0102")))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("result_hex: expected a Clarity value");
    }

    @Test
    void sendsTheApiKeyAndNeverShowsIt() throws InterruptedException {
        answers.answer(404, "{}");
        assertThat(answers.api().blockByHeight(5)).isEmpty();
        assertThat(server.takeRequest().getHeaders().get("x-api-key")).isEqualTo("secret-key");
        assertThat(answers.options().withApiKey("secret-key").toString()).doesNotContain("secret-key");
        server.enqueue(status(403));
        assertThatThrownBy(() -> answers.api().latestBlock()).hasMessageNotContaining("secret-key");
    }
}
