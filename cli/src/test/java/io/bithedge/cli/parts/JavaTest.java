package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever starts one of our JVMs says the same of its language. */
class JavaTest {
    @ParameterizedTest
    @ValueSource(strings = {"bithedge", "Dockerfile", "cli/Dockerfile"})
    void everyJvmIsGivenTheSameLanguage(String file) throws IOException {
        List<String> words =
                List.of(Files.readString(Path.of("..").resolve(file)).split("[\\s\"',()]+", -1));
        assertThat(words).containsAll(Java.LOCALE);
    }
}
