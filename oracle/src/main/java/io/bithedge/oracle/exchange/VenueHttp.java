package io.bithedge.oracle.exchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** GET with a bound on time and on length. Redirects are not followed: a venue does not move without its clients being told. */
final class VenueHttp {
    /** An honest ticker has some 500 bytes, a thousand candles some 200,000. */
    private static final int LONGEST_ANSWER_BYTES = 1 << 20;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final OkHttpClient http;
    private final String apiKey;

    /**
     * @param answeredAtMs the `Date` of the answer less its `Age`; NO_TIME without a date
     * @param retryAfterMs what the venue asks to wait; 0: nothing
     */
    record Answer(int status, String body, long answeredAtMs, long retryAfterMs) {}

    VenueHttp(Duration timeout, String apiKey) {
        this.apiKey = apiKey;
        http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .followRedirects(false)
                .build();
    }

    /** A template's URL: the values are percent-encoded by who fills them in. */
    static HttpUrl url(String baseUrl, String pathAndQuery) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return HttpUrl.get(base + pathAndQuery);
    }

    Answer get(HttpUrl url) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", "bithedge-oracle");
        if (!apiKey.isEmpty()) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try (Response response = http.newCall(request.build()).execute()) {
            Buffer head = new Buffer();
            while (head.size() <= LONGEST_ANSWER_BYTES
                    && response.body().source().read(head, LONGEST_ANSWER_BYTES + 1L - head.size()) > 0) {
                // Reads on until the end or the limit.
            }
            // An over-long answer is cut: it does not parse then, and is refused as malformed.
            return new Answer(response.code(), head.readUtf8(), answeredAtMs(response), retryAfterMs(response));
        }
    }

    private static long answeredAtMs(Response response) {
        Instant date = response.headers().getInstant("Date");
        return date == null ? Said.NO_TIME : date.toEpochMilli() - secondsMs(response.header("Age"));
    }

    private static long retryAfterMs(Response response) {
        long seconds = secondsMs(response.header("Retry-After"));
        if (seconds > 0) {
            return seconds;
        }
        Instant until = response.headers().getInstant("Retry-After");
        Instant date = response.headers().getInstant("Date");
        return until == null || date == null
                ? 0
                : Math.max(0, Duration.between(date, until).toMillis());
    }

    private static long secondsMs(@Nullable String text) {
        return text != null && SECONDS.matcher(text).matches() ? Long.parseLong(text) * 1_000 : 0;
    }
}
