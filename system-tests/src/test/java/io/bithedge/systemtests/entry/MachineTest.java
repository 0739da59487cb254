package io.bithedge.systemtests.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the entry script does on a machine without a JDK or Node. The package lists are those of Debian 12 and 13, cut short. */
class MachineTest {
    /** The search of the machine is replaced: this machine has both, or the test would not run. An installed package leaves a file. */
    private static final String LOOK = """
            . launch/machine.sh
            find_jdk() { [ ! -f installed ] || printf /found/jdk; }
            find_node() { [ ! -f installed ] || printf '%s' "$(command -v node)"; }
            """;

    private static final String APT_GET = """
            #!/usr/bin/env bash
            echo "apt-get $*" >>asked
            case $1 in install) touch installed ;; esac
            """;

    private static final String OLD_DEBIAN = """
            #!/usr/bin/env bash
            case $1 in
              search) echo "openjdk-17-jdk-headless - OpenJDK Development Kit (JDK) (headless)" ;;
              policy) printf 'nodejs:\\n  Installed: (none)\\n  Candidate: 18.20.4+dfsg-1~deb12u1\\n' ;;
            esac
            """;

    private static final String NEW_DEBIAN = """
            #!/usr/bin/env bash
            case $1 in
              search)
                echo "openjdk-21-jdk-headless - OpenJDK Development Kit (JDK) (headless)"
                echo "openjdk-25-jdk-headless - OpenJDK Development Kit (JDK) (headless)"
                ;;
              policy) printf 'nodejs:\\n  Installed: (none)\\n  Candidate: 20.19.2+dfsg-1\\n' ;;
            esac
            """;

    @TempDir
    Path folder;

    private FakeHome home;

    @BeforeEach
    void aMachine() throws IOException {
        home = FakeHome.in(folder);
        home.program("bin/apt-get", APT_GET);
        home.program("bin/apt-cache", NEW_DEBIAN);
        user(0);
    }

    @Test
    void asRootTheNewestJdkOfTheSystemIsInstalled() throws IOException {
        FakeHome.Ran ran = home.shell(LOOK + "need_jdk; echo $JAVA_HOME");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("/found/jdk\n");
        assertThat(ran.err()).contains("installing openjdk-25-jdk-headless");
        assertThat(home.read("asked"))
                .isEqualTo("apt-get update\napt-get install -y --no-install-recommends openjdk-25-jdk-headless\n");
    }

    @Test
    void asRootNodeIsInstalledWithNpm() throws IOException {
        FakeHome.Ran ran = home.shell(LOOK + "need_node");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(home.read("asked")).endsWith("apt-get install -y --no-install-recommends nodejs npm\n");
    }

    @Test
    void whereThePackagesAreTooOldNothingIsInstalledAndItSaysWhereToGetOne() throws IOException {
        home.program("bin/apt-cache", OLD_DEBIAN);

        FakeHome.Ran jdk = home.shell(LOOK + "need_jdk");
        assertThat(jdk.status()).isEqualTo(3);
        assertThat(jdk.err()).contains("no JDK 21 or newer found", "none that is new enough", "https://adoptium.net");

        FakeHome.Ran node = home.shell(LOOK + "need_node");
        assertThat(node.status()).isEqualTo(3);
        assertThat(node.err()).contains("no Node 20 or newer found", "none that is new enough", "https://nodejs.org");
        assertThat(home.read("asked")).doesNotContain("install");
    }

    @Test
    void whoIsNotRootIsToldThePackage() throws IOException {
        user(1000);

        FakeHome.Ran ran = home.shell(LOOK + "need_jdk");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("apt-get install openjdk-25-jdk-headless (as root)");
        assertThat(home.shell("[ ! -e asked ]").status()).isZero();
    }

    @Test
    void aJdkIsKnownByItsReleaseFileAndAJreIsNone() throws IOException {
        String major = ". launch/machine.sh; jdk_major \"$JAVA_HOME\"";
        assertThat(home.shell(major).out()).isEqualTo("21\n");
        assertThat(home.shell("rm \"$JAVA_HOME/bin/javac\"; " + major).out()).isEmpty();
    }

    private void user(int id) throws IOException {
        home.program("bin/id", "#!/usr/bin/env bash\necho " + id + "\n");
    }
}
