package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends one request until it is answered or the policy ends. Only requests whose repetition changes nothing go through
 * here: reads, and posts of signed bytes. Any status but 429 and 5xx is an answer, and so is a 500 that
 * says that the answer cannot be written.
 */
final class HttpLink implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long MAX_BODY_BYTES = 32L * 1024 * 1024;
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType OCTETS = MediaType.get("application/octet-stream");

    private final OkHttpClient http;
    private final ClientSettings settings;
    private final HttpUrl base;
    private final Pause pause;
    private final RandomGenerator random;
    private final RequestBudget budget;
    private final KnownAnswers known = new KnownAnswers();

    HttpLink(ClientSettings settings, Pause pause, RandomGenerator random) {
        this.settings = settings;
        this.base = HttpUrl.get(settings.baseUrl().toString());
        this.pause = pause;
        this.random = random;
        this.budget = new RequestBudget(settings.requestsPerMinute());
        this.http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    /** Asks whether an answer it knows still holds, and gives that one again when it does. */
    HttpAnswer get(String path, Map<String, String> query) {
        Request.Builder request = request(path, query).get();
        Request plain = request.build();
        Optional<KnownAnswers.Tagged> last = known.find(plain.url().toString());
        last.ifPresent(answer -> request.header("if-none-match", answer.tag()));
        HttpAnswer answer = send(last.isPresent() ? request.build() : plain);
        return answer.status() == NOT_MODIFIED && last.isPresent()
                ? new HttpAnswer(answer.request(), OK, last.get().body())
                : answer;
    }

    HttpAnswer postJson(String path, Map<String, String> query, String body) {
        return send(request(path, query).post(RequestBody.create(body, JSON)).build());
    }

    HttpAnswer postOctets(String path, Bytes body) {
        return send(request(path, Map.of())
                .post(RequestBody.create(body.toArray(), OCTETS))
                .build());
    }

    private Request.Builder request(String path, Map<String, String> query) {
        HttpUrl.Builder url = base.newBuilder();
        url.addEncodedPathSegments(path);
        query.forEach(url::addQueryParameter);
        Request.Builder request = new Request.Builder().url(url.build()).header("accept", "application/json");
        settings.headers().forEach(request::header);
        return request;
    }

    private HttpAnswer send(Request request) {
        String name = request.method() + " " + request.url().encodedPath();
        int last = settings.retries().maxAttempts();
        for (int attempt = 1; ; attempt++) {
            awaitTurn(name, attempt);
            Outcome outcome = attempt(request, name);
            if (outcome instanceof Outcome.Answered(HttpAnswer answer)) {
                return answer;
            }
            Duration delay = delay(outcome, attempt);
            boolean tooLong = delay.compareTo(settings.retries().maxRetryAfter()) > 0;
            if (attempt == last || tooLong) {
                throw failure(outcome, name, attempt, delay);
            }
            await(delay, name);
        }
    }

    private void awaitTurn(String name, int attempt) {
        Duration longest = settings.retries().maxRetryAfter();
        Duration wait = budget.take(System.nanoTime(), longest);
        if (wait.compareTo(longest) > 0) {
            throw new ClientException.RateLimited(name, attempt, wait);
        }
        if (!wait.isZero()) {
            await(wait, name);
        }
    }

    private Duration delay(Outcome outcome, int attempt) {
        Duration own = settings.retries().delayAfter(attempt, random);
        return switch (outcome) {
            case Outcome.Refused(var answer, Duration asked) -> asked.compareTo(own) > 0 ? asked : own;
            case Outcome.Answered answered -> own;
            case Outcome.Broken broken -> own;
        };
    }

    private static ClientException failure(Outcome outcome, String name, int attempt, Duration delay) {
        return switch (outcome) {
            case Outcome.Broken(IOException cause) -> new ClientException.Unreachable(name, attempt, cause);
            case Outcome.Refused(HttpAnswer answer, var asked)
            when answer.status() == TOO_MANY_REQUESTS -> new ClientException.RateLimited(name, attempt, delay);
            case Outcome.Refused(HttpAnswer answer, var asked) ->
                new ClientException.UnexpectedStatus(name, answer.status(), answer.body());
            case Outcome.Answered(HttpAnswer answer) ->
                new ClientException.UnexpectedStatus(name, answer.status(), answer.body());
        };
    }

    private void await(Duration delay, String name) {
        try {
            pause.pause(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException.Interrupted(name);
        }
    }

    private Outcome attempt(Request request, String name) {
        try (Response response = http.newCall(request).execute()) {
            HttpAnswer answer = new HttpAnswer(name, response.code(), body(response));
            remember(request, response, answer);
            boolean again = answer.status() == TOO_MANY_REQUESTS || (answer.status() >= 500 && !answer.isUnwritable());
            return again ? new Outcome.Refused(answer, retryAfter(response)) : new Outcome.Answered(answer);
        } catch (BodyTooLarge same) {
            throw new ClientException.TooLarge(name, MAX_BODY_BYTES);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ClientException.Interrupted(name);
            }
            return new Outcome.Broken(e);
        }
    }

    private void remember(Request request, Response response, HttpAnswer answer) {
        String tag = response.header("etag");
        if (tag != null && answer.status() == OK && request.method().equals("GET")) {
            known.keep(request.url().toString(), new KnownAnswers.Tagged(tag, answer.body()));
        }
    }

    private static String body(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MAX_BODY_BYTES + 1)) {
            throw new BodyTooLarge();
        }
        return source.readUtf8();
    }

    /** Only the form in seconds: servers of this API send no dates. */
    private static Duration retryAfter(Response response) {
        String header = response.header("retry-after", "");
        boolean seconds = header != null && header.matches("[0-9]{1,9}");
        return seconds ? Duration.ofSeconds(Long.parseLong(header)) : Duration.ZERO;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** It is as large each time: it is not asked for again. */
    private static final class BodyTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Outcome {
        record Answered(HttpAnswer answer) implements Outcome {}

        record Refused(HttpAnswer answer, Duration retryAfter) implements Outcome {}

        record Broken(IOException cause) implements Outcome {}
    }
}
