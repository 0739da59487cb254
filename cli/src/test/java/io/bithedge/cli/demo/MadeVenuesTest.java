package io.bithedge.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeVenuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/coinbase/products/BTC-USD/ticker     | 200 | 60000.000000",
                "/coinbase/products/STX-USD/ticker     | 200 | 0.800000",
                "/kraken/0/public/Ticker?pair=USDTUSD  | 200 | 1.000000",
                "/coinbase/products/ETH-USD/ticker     | 404 | no such market",
                "/coinbase/products/BTC-USDT/ticker    | 404 | no such market",
                "/kraken/0/public/OHLC?pair=ETHUSD     | 404 | no such market",
                "/                                     | 404 | no such market"
            })
    void knowsItsMarketsAndNoOther(String path, int status, String part) throws IOException, InterruptedException {
        try (MadeVenues venues = MadeVenues.start(0);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + venues.port() + path);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(part);
        }
    }
}
