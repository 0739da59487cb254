package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.PriceSource;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * The last trade of BTC-USD and STX-USD on Coinbase Exchange: GET /products/{id}/ticker, public, no key.
 * Up to three attempts with jitter; after repeated failures the exchange is left alone for half a minute.
 */
public final class CoinbaseTicker implements PriceSource {
    /** An honest answer has some 300 bytes. */
    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;

    private static final int ATTEMPTS = 3;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpUrl baseUrl;
    private final TickerRule rule;
    private final InstantSource clock;
    private final OkHttpClient http;
    private final Retry retry;
    private final CircuitBreaker breaker;

    private record Answer(int status, String body) {}

    public CoinbaseTicker(HttpUrl baseUrl, TickerRule rule, InstantSource clock, Duration timeout) {
        this.baseUrl = baseUrl;
        this.rule = rule;
        this.clock = clock;
        http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .followRedirects(false)
                .build();
        retry = Retry.of(
                "coinbase",
                RetryConfig.<Answer>custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0))
                        .retryExceptions(IOException.class)
                        .retryOnResult(answer -> answer.status() >= 500)
                        .build());
        breaker = CircuitBreaker.of(
                "coinbase",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(6)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordExceptions(IOException.class)
                        .recordResult(answer ->
                                answer instanceof Answer a && (a.status() >= 500 || a.status() == TOO_MANY_REQUESTS))
                        .build());
    }

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public Reading read(Asset asset) {
        Answer answer;
        try {
            answer = Retry.decorateCheckedSupplier(
                            retry, CircuitBreaker.decorateCheckedSupplier(breaker, () -> ask(asset)))
                    .get();
        } catch (CallNotPermittedException e) {
            return new Refused(Reason.UNREACHABLE, "left alone after repeated failures");
        } catch (IOException e) {
            return new Refused(Reason.UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("ticker of " + asset, e);
        }
        return switch (answer.status()) {
            case 200 -> rule.judge(name(), asset, answer.body(), clock.millis());
            case TOO_MANY_REQUESTS -> new Refused(Reason.RATE_LIMITED, "HTTP 429");
            default -> new Refused(Reason.UNREACHABLE, "HTTP " + answer.status());
        };
    }

    private Answer ask(Asset asset) throws IOException {
        HttpUrl url = baseUrl.newBuilder()
                .addPathSegments("products/" + asset.name() + "-USD/ticker")
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", "bithedge-oracle")
                .build();
        try (Response response = http.newCall(request).execute()) {
            Buffer head = new Buffer();
            while (head.size() <= LONGEST_ANSWER_BYTES
                    && response.body().source().read(head, LONGEST_ANSWER_BYTES + 1L - head.size()) > 0) {
                // Reads on until the end or the limit.
            }
            // An over-long answer is cut: it does not parse then, and is refused as malformed.
            return new Answer(response.code(), head.readUtf8());
        }
    }
}
