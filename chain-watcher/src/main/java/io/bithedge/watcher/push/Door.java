package io.bithedge.watcher.push;

import io.bithedge.stacks.Excerpt;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who comes in at the push port, in the order of the checks:
 *
 * <pre>
 * not one of the peers                        | 403
 * a request that a web page made              | 403
 * not a POST                                  | 405
 * without the secret in front of the path     | 404
 * a body that does not say that it is JSON    | 415
 * a length above the limit                    | 413
 * more requests at once than one client may   | 429
 * </pre>
 *
 * Thread-safe.
 */
public final class Door {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final int MOST_SHOWN = 100;

    private final Peers peers;
    private final String prefix;
    private final int requestsPerClient;
    private final Map<InetAddress, Integer> inside = new HashMap<>();

    /** A request as far as it is known before its body is read. */
    record Knock(InetAddress client, String method, String path, Map<String, List<String>> headers) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream())
                    .findFirst();
        }
    }

    /** Why somebody stays outside. */
    record Refusal(int status, String reason) {}

    /**
     * @param secret what a path must begin with, 16 to 128 letters, digits, `-` and `_`; empty: nothing.
     * @param requestsPerClient at once, 1 or more.
     */
    public Door(Peers peers, String secret, int requestsPerClient) {
        if (!secret.isEmpty() && !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("expected a secret of 16 to 128 letters, digits, - and _");
        }
        this.peers = peers;
        this.prefix = secret.isEmpty() ? "" : "/" + secret;
        this.requestsPerClient = requestsPerClient;
    }

    /** The path without the secret. */
    String inner(String path) {
        return path.substring(prefix.length());
    }

    Optional<Refusal> refuse(Knock knock, long maxBytes) {
        if (!peers.contains(knock.client())) {
            return refusal(
                    FORBIDDEN,
                    "%s is none of bithedge.watcher.push-peers"
                            .formatted(knock.client().getHostAddress()));
        }
        if (knock.header("origin").isPresent() || knock.header("sec-fetch-site").isPresent()) {
            return refusal(FORBIDDEN, "a node pushes, not a web page");
        }
        if (!knock.method().equals("POST")) {
            return refusal(METHOD_NOT_ALLOWED, "expected POST, got " + knock.method());
        }
        if (!hasSecret(knock.path())) {
            return refusal(NOT_FOUND, "the path does not begin with bithedge.watcher.push-secret-file's secret");
        }
        return refuseBody(knock, maxBytes);
    }

    /** False when the client has as many requests inside as it may; else {@link #leave} must follow. */
    synchronized boolean enter(InetAddress client) {
        int now = inside.getOrDefault(client, 0);
        if (now >= requestsPerClient) {
            return false;
        }
        inside.put(client, now + 1);
        return true;
    }

    synchronized void leave(InetAddress client) {
        inside.computeIfPresent(client, (any, now) -> now == 1 ? null : now - 1);
    }

    Refusal crowded() {
        return new Refusal(
                TOO_MANY_REQUESTS, "more than %d requests of one client at once".formatted(requestsPerClient));
    }

    /** What it says goes into the log and into the status, which others read: never the secret, and no more than a line. */
    private Optional<Refusal> refuseBody(Knock knock, long maxBytes) {
        String type = knock.header("content-type").orElse("");
        if (!type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            return refusal(UNSUPPORTED_MEDIA_TYPE, "expected application/json, got " + Excerpt.of(type, MOST_SHOWN));
        }
        Optional<String> length = knock.header("content-length").filter(text -> isAbove(text, maxBytes));
        return length.flatMap(any -> refusal(
                TOO_LARGE,
                "the last push to %s was refused: its body is above %d bytes, see bithedge.watcher.push-max-body-kib"
                        .formatted(Excerpt.of(inner(knock.path()), MOST_SHOWN), maxBytes)));
    }

    private static boolean isAbove(String length, long maxBytes) {
        return !length.matches("\\d{1,18}") || Long.parseLong(length) > maxBytes;
    }

    private boolean hasSecret(String path) {
        byte[] start =
                path.substring(0, Math.min(prefix.length(), path.length())).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(start, prefix.getBytes(StandardCharsets.UTF_8))
                && (prefix.isEmpty() || path.startsWith("/", prefix.length()));
    }

    private static Optional<Refusal> refusal(int status, String reason) {
        return Optional.of(new Refusal(status, reason));
    }
}
