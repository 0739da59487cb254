package io.bithedge.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

/** The page is what the command prints. When it fails on purpose, write it anew with `-Dbithedge.recordSchemas=true`. */
class AclsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "acls.md");

    private static final String HEAD = """
            # What each service may do

            On brokers with an authoriser (`authorizer.class.name`, nothing allowed by default) each service needs exactly these, and no other. `./bithedge acls` prints them with a `--topic-prefix` or other principals, `--add` gives them; [operating](operating.md#brokers-of-your-own). This page is written by a test.

            Topics are made before, by whoever may: `./bithedge topics create`. A service looks at their shape and makes none, but for the topology's own changelogs. A user is called as its service unless another principal is given; `BROKERS` and `ADMIN` are the addresses and the file of a user who may give rights.
            """;

    private static String page() {
        return HEAD
                + Access.EVERYBODY.stream()
                        .map(
                                access -> "\n## %s\n\n```sh\n%s\n```\n"
                                        .formatted(
                                                access.service(),
                                                String.join(
                                                        "\n",
                                                        Acls.commands(
                                                                Acls.of(access, "User:" + access.service()),
                                                                "--bootstrap-server \"$BROKERS\" --command-config \"$ADMIN\""))))
                        .collect(Collectors.joining());
    }

    @Test
    void saysWhatTheCommandPrints() throws IOException {
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.writeString(PAGE, page());
        }
        assertThat(page()).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void letsNobodyDeleteOrAlter() {
        for (Access access : Access.EVERYBODY) {
            assertThat(Acls.of(access, "User:x"))
                    .doesNotHaveDuplicates()
                    .extracting(it -> it.entry().operation())
                    .isSubsetOf(
                            AclOperation.READ,
                            AclOperation.WRITE,
                            AclOperation.CREATE,
                            AclOperation.DESCRIBE,
                            AclOperation.DESCRIBE_CONFIGS);
        }
    }

    @Test
    void writesIntoEachTopicSomewhere() {
        List<String> written = Access.EVERYBODY.stream()
                .flatMap(access -> access.writes().stream())
                .map(topic -> topic.name())
                .toList();
        assertThat(Topics.ALL).allMatch(topic -> written.contains(topic.name()));
    }

    @Test
    void saysOneCommandForEachResource() {
        List<AclBinding> oracle = Acls.of(Access.ORACLE, "User:oracle");
        assertThat(Acls.commands(oracle, "C"))
                .containsExactly(
                        "kafka-acls.sh C --add --allow-principal User:oracle --operation Write --operation DescribeConfigs --topic price-ticks.v1",
                        "kafka-acls.sh C --add --allow-principal User:oracle --operation Describe --operation DescribeConfigs --topic price-ticks.v1.dead-letter");
    }
}
