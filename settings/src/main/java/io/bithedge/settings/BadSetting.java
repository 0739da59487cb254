package io.bithedge.settings;

import java.util.Locale;

/** A setting that is missing or wrong: the process does not start. The message says key, expected and got. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For what no constraint of one key can say. `got` is empty when nothing is set. */
    public BadSetting(String key, String expected, String got) {
        super(sentence(key, expected, got));
    }

    /** For sentences that say key, expected and got already. */
    public BadSetting(String sentences, Throwable cause) {
        super(sentences, cause);
    }

    static String sentence(String key, String expected, String got) {
        return String.format(Locale.ROOT, "%s: expected %s, got %s", key, expected, got.isEmpty() ? "nothing" : got);
    }
}
