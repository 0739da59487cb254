package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** What may be asked about one Stacks address within a minute, from wherever. */
final class AddressLimits {
    private final RateLimits limits;

    AddressLimits(GuardProperties settings) {
        this.limits = new RateLimits(settings.perAddressPerMinute(), settings.rememberedClients());
    }

    long secondsToWait(String address) {
        return limits.secondsToWait(address);
    }

    static Problem tooMany(long seconds) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "TOO_MANY_REQUESTS",
                        "Too many requests came within a minute: ask again in %d s.".formatted(seconds))
                .withRetryAfter(seconds);
    }
}
