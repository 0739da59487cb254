package io.bithedge.watcher.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolesAgentTest {
    private static final Announcement OWNER = new Announcement("owner", "ST2", 2_008, 4_024);

    private final List<Incident> incidents = new ArrayList<>();
    private final Set<String> log = new HashSet<>();
    private Optional<BlockHead> newestFinal = Optional.empty();
    private PoolRoles onChain = roles("ST1");
    private boolean isNodeDown;
    private boolean isLogDown;
    private int reads;
    private RolesAgent agent = start(new ExpectedRoles(Map.of()));

    private static PoolRoles roles(String owner, Announcement... announcements) {
        return new PoolRoles(
                List.of(
                        new RoleHolder("owner", owner),
                        new RoleHolder("submitter", "ST7"),
                        new RoleHolder("submitter", "ST8")),
                2,
                0,
                List.of(announcements));
    }

    private RolesAgent start(ExpectedRoles expected) {
        return new RolesAgent(() -> newestFinal, this::read, expected, this::reported, incidents::add);
    }

    private PoolRoles read(BlockHead block) {
        if (isNodeDown) {
            throw new SourceException("no state of block " + block.height());
        }
        reads++;
        return onChain;
    }

    private Set<String> reported(String prefix) {
        if (isLogDown) {
            throw new ReportedIncidents.Unavailable("no broker", new IllegalStateException());
        }
        return log.stream().filter(id -> id.startsWith(prefix)).collect(Collectors.toSet());
    }

    private void finalBlock(long height, long burnHeight) {
        newestFinal = Optional.of(new BlockHead(
                height, new BlockId("0x%064x".formatted(height)), new BlockId("0x%064x".formatted(0)), burnHeight));
        agent.doWork();
    }

    @Test
    void saysThatNothingIsKnownBeforeThereIsAFinalBlock() {
        assertThat(agent.doWork()).isZero();
        assertThat(agent.status()).isEqualTo(RolesStatus.NOTHING);
    }

    @Test
    void readsOnceForEveryFinalBitcoinBlock() {
        finalBlock(70, 990);
        finalBlock(71, 990);
        finalBlock(90, 992);

        assertThat(reads).isEqualTo(2);
        assertThat(agent.status().height()).isEqualTo(90);
        assertThat(agent.status().holders()).isEqualTo(onChain.holders());
        assertThat(agent.status().quorum()).isEqualTo(2);
        assertThat(agent.status().announcements()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void reportsAnAnnouncementOnceWithTheBlocksInWhichItMayBeDone() {
        onChain = roles("ST1", OWNER);
        finalBlock(70, 1_000);
        finalBlock(71, 1_001);

        assertThat(incidents).singleElement().satisfies(it -> {
            assertThat(it.getCode()).isEqualTo("ROLE_ANNOUNCED");
            assertThat(it.getSubject()).isEqualTo("owner");
            assertThat(it.getStopsQuotes()).isFalse();
            assertThat(it.getHeight()).isEqualTo(70);
            assertThat(it.getMessage())
                    .isEqualTo("ST2 is announced as owner: it may be made so in Bitcoin blocks 2008 to 4023");
        });
        assertThat(agent.status().announcements()).containsExactly(OWNER);
    }

    @Test
    void reportsTheSameAccountAgainWhenItIsAnnouncedAnew() {
        onChain = roles("ST1", OWNER);
        finalBlock(70, 1_000);
        onChain = roles("ST1", new Announcement("owner", "ST2", 2_050, 4_066));
        finalBlock(80, 1_042);

        assertThat(incidents).hasSize(2);
    }

    @Test
    void repeatsNothingBehindARestart() {
        onChain = roles("ST1", OWNER);
        finalBlock(70, 1_000);
        log.add(incidents.getFirst().getId());
        agent = start(new ExpectedRoles(Map.of()));
        finalBlock(71, 1_001);

        assertThat(incidents).hasSize(1);
        assertThat(agent.status().announcements()).containsExactly(OWNER);
    }

    @Test
    void reportsWhenTheLogCanBeReadAgain() {
        isLogDown = true;
        onChain = roles("ST1", OWNER);
        finalBlock(70, 1_000);
        assertThat(agent.status().reason()).isEqualTo("no broker");
        assertThat(incidents).isEmpty();

        isLogDown = false;
        agent.doWork();
        assertThat(incidents).hasSize(1);
        assertThat(agent.status().reason()).isEmpty();
    }

    @Test
    void forgetsAnAnnouncementThatWasVetoedOrHasLapsed() {
        onChain = roles("ST1", OWNER);
        finalBlock(70, 4_023);
        assertThat(agent.status().announcements()).hasSize(1);
        finalBlock(71, 4_024);
        assertThat(agent.status().announcements()).as("lapsed").isEmpty();

        onChain = roles("ST1");
        finalBlock(72, 4_025);
        assertThat(agent.status().announcements()).as("vetoed").isEmpty();
    }

    @Test
    void keepsWhatItKnowsAndSaysWhyItIsOldWhenTheNodeDoesNotAnswer() {
        finalBlock(70, 1_000);
        isNodeDown = true;
        finalBlock(71, 1_001);

        assertThat(agent.status().height()).isEqualTo(70);
        assertThat(agent.status().reason()).isEqualTo("no state of block 71");
        assertThat(agent.status().holders()).isNotEmpty();

        isNodeDown = false;
        assertThat(agent.doWork()).isEqualTo(1);
        assertThat(agent.status().reason()).isEmpty();
    }

    @Test
    void reportsAHolderThatTheDeploymentDoesNotKnowOnce() {
        agent = start(ExpectedRoles.parse("owner=ST000000000000000000002AMW42H"));
        finalBlock(70, 1_000);
        finalBlock(71, 1_001);

        assertThat(incidents).singleElement().satisfies(it -> {
            assertThat(it.getCode()).isEqualTo("ROLE_DIFFERS");
            assertThat(it.getGot()).isEqualTo("ST1");
            assertThat(it.getStopsQuotes()).isFalse();
        });
        assertThat(agent.status().differences())
                .containsExactly("owner is held by ST1, the deployment says ST000000000000000000002AMW42H");
    }

    @Test
    void showsAPauseWhileItLasts() {
        onChain = new PoolRoles(roles("ST1").holders(), 2, 1_432, List.of());
        finalBlock(70, 1_431);
        assertThat(agent.status().pausedUntilBurnHeight()).isEqualTo(1_432);
        finalBlock(71, 1_432);
        assertThat(agent.status().pausedUntilBurnHeight()).isZero();
    }

    @Test
    void reportsNothingOfAContractThatIsNotInitialised() {
        agent = start(ExpectedRoles.parse("owner=ST000000000000000000002AMW42H"));
        onChain = PoolRoles.NONE;
        finalBlock(70, 1_000);

        assertThat(incidents).isEmpty();
        assertThat(agent.status().height()).isEqualTo(70);
        assertThat(agent.status().holders()).isEmpty();
    }
}
