package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConditionalRequestsTest {
    private static final String BLOCK = Answers.RECORDED
            .get("GET /extended/v2/blocks?limit=2")
            .get("results")
            .get(0)
            .toString();

    @RegisterExtension
    private final Answers answers = new Answers();

    private final MockWebServer server = answers.server;

    @Test
    void asksWithTheTagAndGivesTheKnownAnswerAgainWhenItStillHolds() throws InterruptedException {
        server.enqueue(tagged("\"a\""));
        server.enqueue(new MockResponse.Builder().code(304).build());
        ApiClient api = answers.api();
        Block first = api.blockByHeight(16).orElseThrow();

        assertThat(api.blockByHeight(16)).contains(first);
        assertThat(server.takeRequest().getHeaders().get("if-none-match")).isNull();
        assertThat(server.takeRequest().getHeaders().get("if-none-match")).isEqualTo("\"a\"");
    }

    @Test
    void keepsTheNewestTagOfEachUrl() throws InterruptedException {
        server.enqueue(tagged("\"a\""));
        server.enqueue(tagged("\"b\""));
        server.enqueue(tagged("\"c\""));
        server.enqueue(new MockResponse.Builder().code(304).build());
        ApiClient api = answers.api();
        api.blockByHeight(16);
        api.blockByHeight(16);
        api.blockByHeight(17);
        api.blockByHeight(16);

        for (int i = 0; i < 3; i++) {
            server.takeRequest();
        }
        assertThat(server.takeRequest().getHeaders().get("if-none-match")).isEqualTo("\"b\"");
    }

    @Test
    void forgetsTheOldestAnswersAndNeverKeepsALongOne() {
        KnownAnswers known = new KnownAnswers();
        known.keep("long", new KnownAnswers.Tagged("t", "x".repeat(KnownAnswers.MAX_BODY_CHARS + 1)));
        for (int i = 0; i <= KnownAnswers.MAX_ANSWERS; i++) {
            known.keep("url " + i, new KnownAnswers.Tagged("t", "body"));
        }

        assertThat(known.find("long")).isEmpty();
        assertThat(known.find("url 0")).isEmpty();
        assertThat(known.find("url 1")).isPresent();
    }

    @Test
    void sendsNothingBeyondTheBudgetWhenTheWaitIsTooLong() {
        server.enqueue(tagged("\"a\""));
        ClientSettings options = answers.options()
                .withRetries(new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5)))
                .withBudget(6);
        ApiClient api = new ApiClient(options, answers.pauses::add, () -> 0L);
        api.blockByHeight(16);

        ClientException.RateLimited refused =
                catchThrowableOfType(ClientException.RateLimited.class, () -> api.blockByHeight(16));
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private static MockResponse tagged(String tag) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("etag", tag)
                .body(BLOCK)
                .build();
    }
}
