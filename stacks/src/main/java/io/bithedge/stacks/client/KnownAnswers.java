package io.bithedge.stacks.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest tagged answers by URL, so that a server may say "not modified" instead of sending them again. Thread-safe. */
final class KnownAnswers {
    static final int MAX_ANSWERS = 256;
    static final int MAX_BODY_CHARS = 64 * 1024;

    /** An answer and the tag under which the server knows it. */
    record Tagged(String tag, String body) {}

    private final Map<String, Tagged> byUrl = new LinkedHashMap<>(16, 0.75f, true);

    synchronized Optional<Tagged> find(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    /** A long body is not kept: it is asked for once. */
    synchronized void keep(String url, Tagged answer) {
        if (answer.body().length() > MAX_BODY_CHARS) {
            byUrl.remove(url);
            return;
        }
        byUrl.put(url, answer);
        if (byUrl.size() > MAX_ANSWERS) {
            byUrl.remove(byUrl.keySet().iterator().next());
        }
    }
}
