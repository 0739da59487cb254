package io.bithedge.oracle;

import io.bithedge.oracle.Observation.Close;
import java.util.List;

/** Somebody who knows how past days closed. Whatever goes wrong is an answer, never an exception. */
public interface ClosesSource {
    String name();

    Answer read(Asset asset, Days days);

    /** UTC days since 1970, `first` to `last` inclusive. */
    record Days(long first, long last) {
        public Days {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("days: expected 0 <= first <= last, got " + first + " and " + last);
            }
        }
    }

    sealed interface Answer {
        /** Ascending by day; days without a candle are missing. */
        record Known(List<Close> closes) implements Answer {
            public Known {
                closes = List.copyOf(closes);
            }
        }

        record Refused(String why) implements Answer {}
    }
}
