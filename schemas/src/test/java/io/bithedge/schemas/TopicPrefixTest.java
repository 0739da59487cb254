package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicPrefixTest {
    /** Fixes it for the other tests of this process. */
    @BeforeEach
    void hasNone() {
        assertThat(TopicPrefix.value()).isEmpty();
    }

    @AfterEach
    void forget() {
        System.clearProperty(TopicPrefix.SETTING);
    }

    /** As in a process of its own: with classes that nobody has loaded. */
    @Test
    void standsBeforeEveryName() throws Exception {
        System.setProperty(TopicPrefix.SETTING, "pool-2.");
        try (URLClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> topics = own.loadClass("io.bithedge.schemas.Topics");

            assertThat(topics.getField("POOL_GROUP").get(null)).isEqualTo("pool-2.bithedge-pool");
            assertThat((List<?>) topics.getField("ALL").get(null))
                    .isNotEmpty()
                    .allMatch(topic -> topic.toString().contains("name=pool-2."));
            Class<?> open = own.loadClass("io.bithedge.schemas.PublicTopics");
            assertThat(open.getMethod("shortName", own.loadClass("io.bithedge.schemas.Topic"))
                            .invoke(null, open.getField("EXIT_REQUESTS").get(null)))
                    .isEqualTo("exit-requests");
            assertThat(own.loadClass("io.bithedge.schemas.TopicPrefix")
                            .getMethod("without", String.class)
                            .invoke(null, "pool-2.pool.deposits.v1"))
                    .isEqualTo("pool.deposits.v1");
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    void isOneForTheLifeOfAProcess() {
        assertThatThrownBy(() -> TopicPrefix.use("pool-2."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(TopicPrefix.SETTING);
    }

    @Test
    void refusesWhatKafkaWouldRefuse() {
        assertThatThrownBy(() -> TopicPrefix.use("pool 2/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pool 2/");
    }
}
