package io.bithedge.oracle.exchange;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Asks a venue without hammering it. Up to three attempts with jitter where it failed for a passing reason; no more requests than its
 * share a minute, counted over 10 s; after repeated failures it is left alone for half a minute; and where it says for how long it
 * wants to be left alone, it is.
 */
final class Guard {
    private static final int ATTEMPTS = 3;
    private static final int TOO_MANY_REQUESTS = 429;
    /** What Binance says when 429 was not heeded. */
    private static final int BANNED = 418;

    private static final int UNAVAILABLE = 503;
    private static final int PERIODS_A_MINUTE = 6;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    private final InstantSource clock;
    private final Retry retry;
    private final RateLimiter limiter;
    private final CircuitBreaker breaker;
    private volatile long quietUntilMs;

    /** An answer of any status, or why there is none. */
    sealed interface Outcome {
        record Answered(VenueHttp.Answer answer) implements Outcome {}

        record Limited(String why) implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    Guard(String name, int requestsPerMinute, InstantSource clock) {
        this.clock = clock;
        retry = Retry.of(
                name,
                RetryConfig.<VenueHttp.Answer>custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0))
                        .retryExceptions(IOException.class)
                        .retryOnResult(answer -> answer.status() >= 500 && answer.retryAfterMs() == 0)
                        .build());
        limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(PERIOD)
                        .limitForPeriod(Math.max(1, requestsPerMinute / PERIODS_A_MINUTE))
                        .timeoutDuration(Duration.ZERO)
                        .build());
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(6)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordExceptions(IOException.class)
                        .recordResult(answer -> answer instanceof VenueHttp.Answer a
                                && (a.status() >= 500 || a.status() == TOO_MANY_REQUESTS))
                        .build());
    }

    Outcome ask(CheckedSupplier<VenueHttp.Answer> request) {
        if (clock.millis() < quietUntilMs) {
            return new Outcome.Limited("asked to be left alone until " + Instant.ofEpochMilli(quietUntilMs));
        }
        try {
            VenueHttp.Answer answer = Retry.decorateCheckedSupplier(
                            retry,
                            RateLimiter.decorateCheckedSupplier(
                                    limiter, CircuitBreaker.decorateCheckedSupplier(breaker, request)))
                    .get();
            return heed(answer);
        } catch (CallNotPermittedException e) {
            return new Outcome.Failed("left alone after repeated failures");
        } catch (RequestNotPermitted e) {
            return new Outcome.Limited("its share of requests is used up, see requests-per-minute");
        } catch (IOException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("asking a venue", e);
        }
    }

    /** `closed`, `open` or `half-open`. */
    String breaker() {
        return breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long quietUntilMs() {
        return quietUntilMs > clock.millis() ? quietUntilMs : 0;
    }

    private Outcome heed(VenueHttp.Answer answer) {
        boolean isLimit = answer.status() == TOO_MANY_REQUESTS || answer.status() == BANNED;
        if (!isLimit && !(answer.status() == UNAVAILABLE && answer.retryAfterMs() > 0)) {
            return new Outcome.Answered(answer);
        }
        long waitMs = answer.retryAfterMs() > 0
                ? Math.min(answer.retryAfterMs(), LONGEST_QUIET.toMillis())
                : QUIET.toMillis();
        quietUntilMs = clock.millis() + waitMs;
        return new Outcome.Limited("HTTP %d, asked to wait %d s".formatted(answer.status(), waitMs / 1_000));
    }
}
