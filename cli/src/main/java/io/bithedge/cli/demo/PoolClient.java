package io.bithedge.cli.demo;

import io.bithedge.cli.parts.HttpProbe;
import io.bithedge.cli.parts.Instance.Kind;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.stacks.Txid;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the participants ask the services over HTTP: quotes, prepared calls, what is withdrawable, prices; and how far the services are. */
final class PoolClient {
    private static final List<String> UNSENT = List.of("ACCEPTED", "PREFLIGHTED", "INTENT", "SIGNED");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> STARTING = List.of(InTurn.SILENT, InTurn.NOT_READY);
    private static final int MOST_ATTEMPTS = 100;
    private static final long PAUSE_MS = 300;

    private final InTurn pool;
    private final InTurn submitters;
    private int mostSeats;

    PoolClient(SystemState system) {
        this.pool = InTurn.of(system, Kind.TOPOLOGY);
        this.submitters = InTurn.of(system, Kind.SUBMITTER);
    }

    /** The services did not do what was asked: refused with a code, or not there at the moment. */
    static final class RefusedException extends Exception {
        private final String code;

        RefusedException(String code, String detail) {
            super(detail);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * What a provider has in one book, base units.
     *
     * @param remaining capital put in, less what was taken out and lost
     * @param capital that he may withdraw now
     * @param premium that he may withdraw now
     * @param open capital that is his and neither locked nor lost
     */
    record Holding(String token, String tier, long remaining, long capital, long premium, long open) {}

    /** A firm quote for one buyer: its id. */
    String quote(String buyer, String policyType, String style, long strikeE8, long amountSats, long expirationHeight)
            throws RefusedException, InterruptedException {
        JsonNode answer = post(
                "/v1/quotes",
                Map.of(
                        "buyer", buyer,
                        "policyType", policyType,
                        "style", style,
                        "strike", Long.toString(strikeE8),
                        "amount", Long.toString(amountSats),
                        "expirationHeight", expirationHeight));
        return answer.path("quoteId").asString();
    }

    /** The answer of {@code POST /v1/what:prepare}. Services that are just starting are waited for. */
    JsonNode prepare(String what, Map<String, Object> body) throws RefusedException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return post("/v1/" + what + ":prepare", body);
            } catch (RefusedException refusal) {
                if (attempt == MOST_ATTEMPTS || !STARTING.contains(refusal.code())) {
                    throw refusal;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    /** Asks the services to follow a transaction. */
    void register(Txid txid) throws RefusedException, InterruptedException {
        post("/v1/transactions", Map.of("txid", txid.prefixedHex()));
    }

    /** Where a registered transaction is, in the services' word. */
    String transactionStatus(Txid txid) throws RefusedException, InterruptedException {
        return get("/v1/transactions/" + txid.prefixedHex()).path("status").asString();
    }

    /** Of every book in which he ever acted; empty while the services know nothing of him. */
    List<Holding> holdings(String provider) throws RefusedException, InterruptedException {
        List<Holding> holdings = new ArrayList<>();
        for (JsonNode book : get("/v1/providers/" + provider).path("books").values()) {
            holdings.add(new Holding(
                    book.path("token").asString(),
                    book.path("tier").asString(),
                    amount(book, "deposited") - amount(book, "losses"),
                    amount(book, "withdrawable"),
                    amount(book, "premiumEarned") - amount(book, "premiumWithdrawn"),
                    amount(book, "available")));
        }
        return holdings;
    }

    /** USD x 10^8 as the services see it; 0 while they see none. */
    long price(String asset) throws RefusedException, InterruptedException {
        for (JsonNode price : get("/v1/prices").path("prices").values()) {
            if (price.path("asset").asString("").equals(asset)
                    && price.path("price").isString()) {
                return amount(price, "price");
            }
        }
        return 0;
    }

    /** Of a book, base units. */
    long capital(String token, String tier) throws RefusedException, InterruptedException {
        return amount(get("/v1/books/" + token + "/" + tier), "capital");
    }

    /** The highest block that every fold has applied. */
    long appliedHeight() throws RefusedException, InterruptedException {
        return get("/status").path("appliedHeight").asLong(-1);
    }

    /**
     * Up to which final block the submitters have followed their transactions; one who has just taken over says it with the next block.
     * Refused while an account that had a submitter has none.
     */
    long followedHeight() throws RefusedException, InterruptedException {
        Set<Integer> seats = new HashSet<>();
        long highest = -1;
        for (JsonNode status : submitterStatuses()) {
            if (!status.path("seats").isEmpty()) {
                status.path("seats").forEach(seat -> seats.add(seat.asInt()));
                highest = Math.max(highest, status.path("finalHeight").asLong(-1));
            }
        }
        mostSeats = Math.max(mostSeats, seats.size());
        if (seats.isEmpty() || seats.size() < mostSeats) {
            throw new RefusedException(
                    InTurn.NOT_READY, "%d of %d seats have a submitter".formatted(seats.size(), mostSeats));
        }
        return highest;
    }

    /** Commands of the submitters that no node has yet. */
    long unsentCommands() throws RefusedException, InterruptedException {
        return submitterStatuses().stream().mapToLong(PoolClient::unsent).sum();
    }

    /** Of those that answer; refused when none does. */
    private List<JsonNode> submitterStatuses() throws RefusedException, InterruptedException {
        return submitters.all(url -> get(url, "/status"));
    }

    private static long unsent(JsonNode status) {
        return UNSENT.stream()
                .mapToLong(state -> status.path("phases").path(state).asLong(0))
                .sum();
    }

    private JsonNode get(String path) throws RefusedException, InterruptedException {
        return pool.one(url -> get(url, path));
    }

    private static JsonNode get(String url, String path) throws RefusedException, InterruptedException {
        return read(url + path, () -> HttpProbe.get(url + path));
    }

    private JsonNode post(String path, Map<String, Object> body) throws RefusedException, InterruptedException {
        return pool.one(url -> read(path, () -> HttpProbe.send("POST", url + path, JSON.writeValueAsString(body))));
    }

    private interface Exchange {
        HttpResponse<String> run() throws IOException, InterruptedException;
    }

    private static JsonNode read(String what, Exchange exchange) throws RefusedException, InterruptedException {
        try {
            HttpResponse<String> answer = exchange.run();
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new RefusedException(json.path("code").asString("HTTP_" + answer.statusCode()), answer.body());
            }
            return json;
        } catch (IOException | JacksonException silent) {
            throw new RefusedException(InTurn.SILENT, what + ": " + silent);
        }
    }

    private static long amount(JsonNode node, String field) {
        return Long.parseLong(node.path(field).asString());
    }
}
