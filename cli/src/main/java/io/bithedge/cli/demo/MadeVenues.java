package io.bithedge.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.cli.parts.MadeMarket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Two exchanges on this machine, in the forms of Coinbase and Kraken, whose prices a demo moves: on mainnet the oracle takes prices
 * from exchanges only, in a rehearsal too.
 */
public final class MadeVenues implements MadeMarket, AutoCloseable {
    private static final int DAYS = 120;
    private static final int DAY_SECONDS = 86_400;
    private static final double DAILY_MOVE = 0.03;
    private static final Map<String, String> ASSETS = Map.of(
            "BTC-USD",
            "BTC",
            "STX-USD",
            "STX",
            "USDT-USD",
            "USDT",
            "XBTUSD",
            "BTC",
            "STXUSD",
            "STX",
            "USDTUSD",
            "USDT");

    private final Map<String, Double> prices =
            new ConcurrentHashMap<>(Map.of("BTC", 60_000.0, "STX", 0.8, "USDT", 1.0));
    private final HttpServer server;

    private MadeVenues(HttpServer server) {
        this.server = server;
    }

    public static MadeVenues start(int port) throws IOException {
        MadeVenues venues =
                new MadeVenues(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        venues.server.createContext("/", venues::serve);
        venues.server.start();
        return venues;
    }

    /** Settings that make the services ask here. */
    public static Map<String, String> settings(int port) {
        String url = "http://127.0.0.1:" + port;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bithedge.oracle.sources", "coinbase,kraken");
        settings.put("bithedge.oracle.closes-venues", "coinbase,kraken");
        settings.put("bithedge.oracle.poll-interval-ms", "1000");
        for (String venue : List.of("coinbase", "kraken")) {
            settings.put("bithedge.oracle.venues." + venue + ".url", url + "/" + venue);
            settings.put("bithedge.oracle.venues." + venue + ".requests-per-minute", "600");
        }
        settings.put("bithedge.prices.min-sources", "2");
        return settings;
    }

    @Override
    public void move(String asset, double usd) {
        prices.put(asset, usd);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> answer = answer(exchange.getRequestURI().toString());
            byte[] body = answer.orElse("{\"message\":\"no such market\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Optional<String> answer(String target) {
        return ASSETS.entrySet().stream()
                .filter(known -> target.matches(".*[/=]" + known.getKey() + "([/?&].*)?"))
                .findFirst()
                .map(known -> answer(target, known.getKey(), known.getValue()));
    }

    private String answer(String target, String symbol, String asset) {
        double price = prices.getOrDefault(asset, 1.0);
        if (target.startsWith("/coinbase")) {
            return target.contains("/candles") ? "[" + coinbaseCandles(asset) + "]" : coinbaseTicker(price);
        }
        String inside = target.contains("/OHLC") ? "[" + krakenCandles(asset) + "],\"last\":0" : krakenTicker(price);
        return "{\"error\":[],\"result\":{\"%s\":%s}}".formatted(symbol, inside);
    }

    private static String coinbaseTicker(double price) {
        return String.format(
                Locale.ROOT,
                "{\"price\":\"%.6f\",\"bid\":\"%.6f\",\"ask\":\"%.6f\",\"time\":\"%s\"}",
                price,
                price,
                price,
                Instant.now());
    }

    private static String krakenTicker(double price) {
        return String.format(Locale.ROOT, "{\"a\":[\"%.6f\"],\"b\":[\"%.6f\"],\"c\":[\"%.6f\"]}", price, price, price);
    }

    private String coinbaseCandles(String asset) {
        return closes(asset).entrySet().stream()
                .map(day -> String.format(Locale.ROOT, "[%d,0,0,0,%.6f,0]", day.getKey(), day.getValue()))
                .collect(Collectors.joining(","));
    }

    private String krakenCandles(String asset) {
        return closes(asset).entrySet().stream()
                .map(day -> String.format(
                        Locale.ROOT, "[%d,\"0\",\"0\",\"0\",\"%.6f\",\"0\",\"0\",1]", day.getKey(), day.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Seconds of the day to its close: a walk backwards from the present price, the move of a day depends on the day only. */
    private Map<Long, Double> closes(String asset) {
        List<Map.Entry<Long, Double>> days = new ArrayList<>();
        double price = prices.getOrDefault(asset, 1.0);
        long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        for (long day = today; day > today - DAYS; day--) {
            days.addFirst(Map.entry(day * DAY_SECONDS, price));
            price *= Math.exp(new SplittableRandom(day).nextGaussian() * DAILY_MOVE);
        }
        Map<Long, Double> closes = new LinkedHashMap<>();
        days.forEach(day -> closes.put(day.getKey(), day.getValue()));
        return closes;
    }
}
