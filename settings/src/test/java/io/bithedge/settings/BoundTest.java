package io.bithedge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BoundTest {
    @ConfigurationProperties("pond")
    record PondProperties(
            @NotBlank String name,

            @DefaultValue("500") @Range(min = 50, max = 60_000)
            long pollIntervalMs,

            @DefaultValue("true") boolean deepEnabled,
            @DefaultValue("3") @Min(1) int mostFish,
            @DefaultValue("http://127.0.0.1:1") List<@HttpUrl String> urls,
            @DefaultValue @Valid Shore shore) {
        PondProperties {
            if (mostFish == 13) {
                throw new BadSetting("pond.most-fish", "a lucky number", "13");
            }
        }
    }

    record Shore(@DefaultValue("1") @Range(min = 1, max = 9) int widthMetres) {}

    private static PondProperties with(String key, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, value)));
        environment.getPropertySources().addLast(new MapPropertySource("standard", Map.of("pond.name", "north")));
        return Bound.of(environment, PondProperties.class);
    }

    @Test
    void readsWhatIsSetAndTakesTheDefaultOfTheRest() {
        PondProperties pond = with("pond.urls", "https://a.example, http://b.example:81");
        assertThat(pond.urls()).containsExactly("https://a.example", "http://b.example:81");
        assertThat(pond.pollIntervalMs()).isEqualTo(500);
        assertThat(pond.shore().widthMetres()).isEqualTo(1);
    }

    /** As docker compose passes it: `--key=`. */
    @Test
    void takesTheDefaultForAnEmptyNumber() {
        assertThat(with("pond.poll-interval-ms", "").pollIntervalMs()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pond.name | '' | pond.name: expected a value, got nothing",
                "pond.name | ' ' | pond.name: expected a value, got nothing",
                "pond.poll-interval-ms | 49 | pond.poll-interval-ms: expected 50 to 60000, got 49",
                "pond.poll-interval-ms | soon | pond.poll-interval-ms: expected a whole number, got soon",
                "pond.deep-enabled | perhaps | pond.deep-enabled: expected true or false, got perhaps",
                "pond.most-fish | 0 | pond.most-fish: expected at least 1, got 0",
                "pond.most-fish | 13 | pond.most-fish: expected a lucky number, got 13",
                "pond.urls | ftp://a | pond.urls[0]: expected an http or https URL, got ftp://a",
                "pond.urls | http://a,b c | pond.urls[1]: expected an http or https URL, got b c",
                "pond.shore.width-metres | 10 | pond.shore.width-metres: expected 1 to 9, got 10"
            })
    void saysKeyExpectedAndGot(String key, String value, String sentence) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(BadSetting.class)
                .hasMessage(sentence);
    }

    @Test
    void saysEachWrongKey() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("pond.most-fish", "0", "pond.poll-interval-ms", "1")));
        assertThatThrownBy(() -> Bound.of(environment, PondProperties.class)).hasMessage("""
                        pond.most-fish: expected at least 1, got 0
                        pond.name: expected a value, got nothing
                        pond.poll-interval-ms: expected 50 to 60000, got 1""");
    }
}
