package io.bithedge.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitsTest {
    @Test
    void remembersNoMoreThanItMayWhateverComes() {
        RateLimits limits = new RateLimits(10, 100);
        for (int client = 0; client < 10_000; client++) {
            limits.secondsToWait("client-" + client);
        }
        assertThat(limits.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void countsEachKeyForItself() {
        RateLimits limits = new RateLimits(2, 100);
        assertThat(limits.secondsToWait("a")).isZero();
        assertThat(limits.secondsToWait("a")).isZero();
        assertThat(limits.secondsToWait("b")).isZero();
        // Two a minute: one comes back every 30 s.
        assertThat(limits.secondsToWait("a")).isBetween(29L, 30L);
    }

    /** A subscriber of IPv6 has a network of 2^64 addresses: they are one client. */
    @Test
    void takesANetworkOfOneSubscriberAsOneClient() {
        assertThat(Clients.key("2001:db8:1:2::1")).isEqualTo(Clients.key("2001:db8:1:2:ffff::9"));
        assertThat(Clients.key("2001:db8:1:2::1")).isNotEqualTo(Clients.key("2001:db8:1:3::1"));
        assertThat(Clients.key("10.0.0.1")).isNotEqualTo(Clients.key("10.0.0.2"));
        assertThat(Clients.key("unknown.example")).isEqualTo("unknown.example");
    }
}
