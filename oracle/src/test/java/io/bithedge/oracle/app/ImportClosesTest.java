package io.bithedge.oracle.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ImportClosesTest {
    @TempDir
    Path folder;

    private static List<Close> closes(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return ImportCloses.closes(environment, new TestClock(1_795_446_250_000L));
    }

    private Map<String, Object> from(String text) throws IOException {
        Path file = folder.resolve("closes.csv");
        Files.writeString(file, text);
        return Map.of("bithedge.import.from", file.toString());
    }

    @Test
    void readsAWholeFile() throws IOException {
        assertThat(closes(from("day,asset,source,close-usd\n2026-11-22,BTC,csv,62030.3\n20779,STX,csv,0.8\n")))
                .containsExactly(
                        new Close(Asset.BTC, "csv", 20_779, UsdPrice.ofE8(6_203_030_000_000L)),
                        new Close(Asset.STX, "csv", 20_779, UsdPrice.ofE8(80_000_000)));
    }

    @Test
    void importsNothingOfAFileWithABadLine() throws IOException {
        Map<String, Object> settings = from("2026-11-22,BTC,csv,62030.3\n2026-11-23,BTC,csv,-1\n");
        assertThatThrownBy(() -> closes(settings))
                .isInstanceOf(ImportCloses.Refused.class)
                .hasMessageContaining("1 lines cannot be read")
                .hasMessageContaining("'-1'");
        Map<String, Object> empty = from("day,asset,source,close-usd\n");
        assertThatThrownBy(() -> closes(empty)).hasMessageContaining("expected lines day,asset,source,close-usd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bithedge.import.from  | /nowhere/closes.csv | cannot be read",
                "bithedge.import.venue | mtgox               | bithedge.import.venue: expected binance",
                "bithedge.import.venue | binance             | closes come from markets in USD",
                "bithedge.import.days  | 10                  | a file here or a venue",
            })
    void saysWhatIsWrong(String key, String value, String why) {
        assertThatThrownBy(() -> closes(Map.of(key, value))).hasMessageContaining(why);
    }
}
