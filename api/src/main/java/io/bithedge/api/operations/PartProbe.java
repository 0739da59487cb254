package io.bithedge.api.operations;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a part how it is. Whatever goes wrong is an answer too. */
final class PartProbe {
    private static final int LARGEST_BYTES = 1 << 20;

    private final HttpClient http;
    private final Duration timeout;

    PartProbe(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Completes in the time-out, give or take, and never with a failure. */
    CompletableFuture<PartStatus> ask(String name, String key, @Nullable String url) {
        if (url == null) {
            return CompletableFuture.completedFuture(PartStatus.unknown(name, key));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/status"))
                .timeout(timeout)
                .build();
        return http.sendAsync(request, BodyHandlers.ofInputStream())
                .thenApplyAsync(answer -> read(name, answer))
                .completeOnTimeout(
                        PartStatus.silent(name, said(timeout)), timeout.toMillis() * 2, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> PartStatus.silent(name, inWords(failure)));
    }

    private static PartStatus read(String name, HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(LARGEST_BYTES);
            return answer.statusCode() == 200
                    ? PartStatus.said(name, JsonMapper.shared().readTree(bytes))
                    : PartStatus.silent(name, "it answers its status with HTTP " + answer.statusCode());
        } catch (IOException | JacksonException e) {
            return PartStatus.silent(name, "its status cannot be read");
        }
    }

    private String inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case HttpTimeoutException late -> said(timeout);
            case ConnectException refused -> "nobody answers at its address";
            default -> "it cannot be asked";
        };
    }

    private static String said(Duration timeout) {
        return "it did not answer within " + timeout.toMillis() + " ms";
    }
}
