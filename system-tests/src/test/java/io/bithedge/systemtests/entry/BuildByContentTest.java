package io.bithedge.systemtests.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entry script builds, and what it leaves. */
class BuildByContentTest {
    private static final String SOURCE = "topology/src/main/java/Main.java";

    @TempDir
    static Path shared;

    private static FakeHome built;

    @TempDir
    Path folder;

    private FakeHome home;

    @BeforeAll
    static void buildEverything() throws IOException {
        built = FakeHome.in(shared);
        FakeHome.Ran up = built.bithedge("up");
        assertThat(up.status()).as(up.err()).isZero();
        assertThat(up.out()).startsWith("java io.bithedge.").endsWith(".Main up\n");
        assertThat(built.builds())
                .anySatisfy(line -> assertThat(line).startsWith("mvnw").contains("topology", "oracle"))
                .contains("npm run build in devnet", "npm run build in web");
    }

    /** Under another path, with every file new: each test works on a copy. */
    @BeforeEach
    void copy() throws IOException {
        home = built.copiedTo(folder);
    }

    @Test
    void buildsNothingInACopyWhereOnlyTimesAndPathsAreOthers() throws IOException {
        home.touchAll();

        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.builds()).isEmpty();
    }

    @Test
    void buildsNothingAfterASwitchOfBranchesAndBack() throws IOException {
        String text = home.read(SOURCE);
        home.write(SOURCE, "class Other {}\n");
        home.write(SOURCE, text);

        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.builds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOURCE,
                "ledger/src/main/resources/added.properties",
                "signer/pom.xml",
                ".mvn/jvm.config",
                "docs/openapi.json"
            })
    void buildsTheServicesWhenASourceIsChangedOrAdded(String file) throws IOException {
        home.write(file, "changed\n");

        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.builds()).singleElement().asString().startsWith("mvnw");
    }

    @Test
    void buildsWhenASourceIsDeleted() throws IOException {
        home.delete("ledger/src/main/java/Main.java");

        home.bithedge("up");
        assertThat(home.builds()).singleElement().asString().startsWith("mvnw");
    }

    @Test
    void buildsNothingWhenSomethingElseChanged() throws IOException {
        for (String file :
                List.of("topology/src/test/java/MainTest.java", "web/test/a.test.ts", "data/keys", "docs/notes.txt")) {
            home.write(file, "changed\n");
        }

        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.builds()).isEmpty();
    }

    /** Two versions of Kafka on one class path: the broker does not start. */
    @Test
    void leavesNoLibraryOfAnEarlierBuild() throws Exception {
        home.write("topology/target/lib/kafka-clients-4.3.1.jar", "older\n");
        home.write("foreign-parts/target/kafka/kafka-clients-4.3.1.jar", "older\n");
        home.write(SOURCE, "class Other {}\n");

        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.shell("find . -name 'kafka-clients-4.3.1.jar'").out()).isEmpty();
    }

    @Test
    void buildsWhenAJarIsFromOtherSources() throws IOException {
        String text = home.read(SOURCE);
        home.write(SOURCE, "class Other {}\n");
        home.shell("./mvnw -pl topology package");
        home.write(SOURCE, text);
        home.builds();

        home.bithedge("up");
        assertThat(home.builds()).singleElement().asString().startsWith("mvnw");
        assertThat(home.read("topology/target/topology-0.1.0-SNAPSHOT.jar")).isEqualTo(text);
    }

    @Test
    void givesAChangedFileWithAnOldTimeThePresentOne() throws IOException {
        Instant old = Instant.parse("2020-01-01T00:00:00Z");
        home.write(SOURCE, "class Unpacked {}\n");
        home.age(SOURCE, old);
        home.age("oracle/src/main/java/Main.java", old);

        home.bithedge("up");
        assertThat(home.time(SOURCE)).isAfter(old);
        assertThat(home.time("oracle/src/main/java/Main.java")).isEqualTo(old);
    }

    @Test
    void buildsAgainAfterABuildThatFailed() throws IOException {
        String maven = home.read("mvnw");
        home.program("home:mvnw", "#!/usr/bin/env bash\nexit 1\n");
        FakeHome.Ran failed = home.bithedge("up");
        assertThat(failed.status()).isEqualTo(3);
        assertThat(failed.err()).contains("the build failed, see above");
        assertThat(failed.out()).isEmpty();

        home.program("home:mvnw", maven + "# mended\n");
        assertThat(home.bithedge("up").status()).isZero();
        assertThat(home.builds()).singleElement().asString().startsWith("mvnw");
    }

    @Test
    void installsPackagesWhenTheLockChangedAndBuildsThePagesWhenTheirSourceDid() throws IOException {
        home.write("web/package-lock.json", "{ }\n");
        home.bithedge("up");
        assertThat(home.builds())
                .containsExactly(
                        "npm ci --ignore-scripts --no-audit --no-fund --prefer-offline in web", "npm run build in web");

        home.write("web/src/added.ts", "export const x = 1\n");
        home.bithedge("up");
        assertThat(home.builds()).containsExactly("npm run build in web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "tx list", "replay", "audit", "signer show"})
    void aCommandThatLooksOrAsksBuildsNothing(String words) throws IOException {
        home.write(SOURCE, "class Changed {}\n");

        FakeHome.Ran ran = home.bithedge(words);
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("java ");
        assertThat(ran.err()).contains("./bithedge build");
        assertThat(home.builds()).isEmpty();
    }

    /** A checkout that root owns serves others, each with data of his own. */
    @Test
    void keepsDataInTheUsersFolderWhereTheCheckoutIsAnothers() throws IOException {
        String folder = "home=/opt/bithedge; . launch/machine.sh; XDG_DATA_HOME=/home/u/data; data_folder";
        String unwritable = "test() { [ \"$1\" != -w ] && builtin test \"$@\"; }; ";
        assertThat(home.shell(unwritable + folder).out()).isEqualTo("/home/u/data/bithedge");
        // A service may run without HOME: what lies among the temporary files is anybody's.
        String homeless = "home=/opt/bithedge; . launch/machine.sh; unset HOME XDG_DATA_HOME; data_folder";
        assertThat(home.shell(unwritable + homeless).out()).doesNotStartWith("/tmp");
        assertThat(home.shell("home=$PWD; . launch/machine.sh; data_folder").out())
                .endsWith("/data")
                .doesNotContain("share");
    }

    @Test
    void aCommandThatWasNeverBuiltIsBuiltAlone() throws IOException {
        home.write(SOURCE, "class Changed {}\n");

        FakeHome.Ran ran = home.bithedge("export");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(home.builds()).isEqualTo(List.of("mvnw -B -ntp -pl export -am -Dmaven.test.skip=true package"));
    }
}
