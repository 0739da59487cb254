package io.bithedge.oracle;

import java.util.regex.Pattern;

/** One price that somebody observed. Published as it is; which sources to trust is decided further down. */
public sealed interface Observation {
    Pattern SOURCE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    Asset asset();

    String source();

    UsdPrice price();

    /** A price at a moment, by the source's own time. `rate` is what turned it into USD. */
    record Tick(Asset asset, String source, UsdPrice price, long observedAtMs, QuoteRate rate) implements Observation {
        /** Quoted in USD. */
        public Tick(Asset asset, String source, UsdPrice price, long observedAtMs) {
            this(asset, source, price, observedAtMs, QuoteRate.DOLLAR);
        }

        public Tick {
            if (observedAtMs < 0) {
                throw new IllegalArgumentException("tick: expected a time since 1970, got " + observedAtMs);
            }
        }
    }

    /** The closing price of a UTC day, counted from 1970-01-01. */
    record Close(Asset asset, String source, long day, UsdPrice price) implements Observation {
        public Close {
            if (day < 0) {
                throw new IllegalArgumentException("close: expected a day since 1970, got " + day);
            }
        }
    }

    /** Lower-case letters, digits and hyphens, at most 32: a source's name is a metric label. */
    static boolean isSourceName(String name) {
        return SOURCE_NAME.matcher(name).matches();
    }
}
