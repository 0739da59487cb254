package io.bithedge.stacks.client;

import io.bithedge.stacks.Excerpt;
import java.time.Duration;

/** A request that brought no usable answer. The request is named by method and path, never by its headers. */
public abstract sealed class ClientException extends RuntimeException {
    /** Of a message: what the other side says in it, it may say at any length. */
    private static final int MOST_CHARACTERS = 1_000;

    private final String request;

    private ClientException(String request, String detail) {
        super(request + ": " + Excerpt.of(detail, MOST_CHARACTERS));
        this.request = request;
    }

    public String request() {
        return request;
    }

    /** No answer came in any attempt. Whether the other side acted is unknown. */
    public static final class Unreachable extends ClientException {
        Unreachable(String request, int attempts, Throwable cause) {
            super(request, "no answer in %d attempts, last: %s".formatted(attempts, cause));
            initCause(cause);
        }
    }

    /** The thread was interrupted while it waited; its interrupt flag is set again. */
    public static final class Interrupted extends ClientException {
        Interrupted(String request) {
            super(request, "interrupted");
        }
    }

    /** 429 until the attempts ran out, or a wait longer than the policy allows. */
    public static final class RateLimited extends ClientException {
        private final Duration retryAfter;

        RateLimited(String request, int attempts, Duration retryAfter) {
            super(request, "rate limited in %d attempts, retry after %s".formatted(attempts, retryAfter));
            this.retryAfter = retryAfter;
        }

        /** What the server asked for last, or the policy's own delay. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A status that this request does not foresee. For 5xx: after all attempts. */
    public static final class UnexpectedStatus extends ClientException {
        private final int status;

        UnexpectedStatus(String request, int status, String body) {
            super(request, "status %d, body %s".formatted(status, HttpAnswer.excerpt(body)));
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The answer is larger than we read, and would be each time. */
    public static final class TooLarge extends ClientException {
        TooLarge(String request, long maxBytes) {
            super(request, "an answer above %d bytes".formatted(maxBytes));
        }

        /** Of a list that comes in pages. */
        TooLarge(String request, String what) {
            super(request, what);
        }
    }

    /** The status was fine, the body is not what the endpoint is known to send. */
    public static final class UnexpectedAnswer extends ClientException {
        private final String path;

        UnexpectedAnswer(String request, String path, String expected, String got) {
            super(request, "at %s: expected %s, got %s".formatted(path.isEmpty() ? "the root" : path, expected, got));
            this.path = path;
        }

        /** Where in the JSON, such as `results[3].height`. */
        public String path() {
            return path;
        }
    }
}
