package io.bithedge.cli.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Small HTTP questions to the parts. */
public final class HttpProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private HttpProbe() {}

    public static boolean answersOk(String url) throws IOException, InterruptedException {
        return get(url).statusCode() == 200;
    }

    public static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(request(url).GET().build(), BodyHandlers.ofString());
    }

    /** Sends JSON; a POST to the control routes of devnet may take as long as mining takes. */
    public static HttpResponse<String> send(String method, String url, String json)
            throws IOException, InterruptedException {
        HttpRequest request = request(url)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }
}
