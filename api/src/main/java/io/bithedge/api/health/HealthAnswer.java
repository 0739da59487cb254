package io.bithedge.api.health;

/** `reason` says why it is DOWN, in words; empty when it is UP. */
public record HealthAnswer(Health status, String reason) {
    public enum Health {
        UP,
        DOWN
    }
}
