package io.bithedge.oracle.app;

import java.util.Locale;

/** A setting that is missing or out of range: the process does not start. The message names the key. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSetting(String key, String expected, String got) {
        super(String.format(Locale.ROOT, "%s: expected %s, got %s", key, expected, got.isEmpty() ? "nothing" : got));
    }
}
