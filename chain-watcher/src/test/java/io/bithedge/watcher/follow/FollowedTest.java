package io.bithedge.watcher.follow;

import static io.bithedge.watcher.testing.FakeChain.ADDED;
import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.OurContract;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Foot;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.record.CursorMapper;
import org.junit.jupiter.api.Test;

class FollowedTest {
    private static final Coverage FROM_START = new Coverage.FromStart(5);
    private static final OurContracts WITH_ADDED = CONTRACTS.and(ADDED);

    @Test
    void followsEveryContractFromTheStartWhenTheLogIsEmpty() {
        assertThat(Followed.NONE.adopting(WITH_ADDED, 5, false).contracts())
                .hasSize(5)
                .allMatch(contract -> contract.coverage().equals(FROM_START));
    }

    @Test
    void keepsThePoolAndCatchesUpWithTheAddedOneWhenTheLogIsOlderThanTheList() {
        Followed followed = Followed.NONE.adopting(WITH_ADDED, 5, true);

        assertThat(followed.inPlaceAt(5)).isEqualTo(CONTRACTS);
        assertThat(followed.catchingUp().map(FollowedContract::coverage))
                .contains(new Coverage.CatchingUp(Past.from(ADDED.deployedAt())));
    }

    @Test
    void catchesUpFromTheStartWithAContractThatNamesNoDeployment() {
        OurContracts.Named unknown = new OurContracts.Named(ADDED.principal(), OurContract.ORACLE, 0);
        Followed followed = Followed.NONE.adopting(CONTRACTS, 5, false).adopting(CONTRACTS.and(unknown), 5, true);

        assertThat(followed.find(ADDED.principal()).map(FollowedContract::coverage))
                .contains(new Coverage.CatchingUp(Past.from(5)));
    }

    @Test
    void refusesAConfigurationThatDropsAContract() {
        Followed followed = Followed.NONE.adopting(WITH_ADDED, 5, false);

        assertThatThrownBy(() -> followed.adopting(CONTRACTS, 5, true))
                .isInstanceOf(Followed.Dropped.class)
                .hasMessageContaining(ADDED.principal());
    }

    @Test
    void eventsOfAContractStandInPlaceFromTheBlockItJoinedAt() {
        Followed followed = Followed.NONE.adopting(CONTRACTS, 5, false).adopting(WITH_ADDED, 5, true);
        FollowedContract added = followed.find(ADDED.principal()).orElseThrow();
        Followed joined = followed.with(added, new Coverage.Joined(Past.from(1), 8));

        assertThat(joined.catchingUp()).isEmpty();
        assertThat(joined.inPlaceAt(4).all()).isEmpty();
        assertThat(joined.inPlaceAt(7).find(ADDED.principal())).isEmpty();
        assertThat(joined.inPlaceAt(8).find(ADDED.principal())).contains(OurContract.ORACLE);
    }

    @Test
    void surviveTheWayThroughTheRecord() {
        Followed followed = Followed.NONE.adopting(CONTRACTS, 5, false).adopting(WITH_ADDED, 5, true);
        FollowedContract added = followed.find(ADDED.principal()).orElseThrow();
        Past past = new Past(
                1, 8, new Foot.At(Chains.id("7a")), new Digest(Chains.id("x").bytes()));
        Cursor start = Cursor.EMPTY.withFollowed(followed);
        Cursor published = start.withFollowed(followed.with(added, new Coverage.CatchingUp(past)));
        Cursor joined = start.withFollowed(followed.with(added, new Coverage.Joined(past, 8)));

        for (Cursor cursor : new Cursor[] {start, published, joined}) {
            ChainCursor stored = CursorMapper.toRecord(cursor);
            assertThat(CursorMapper.fromRecord(stored)).isEqualTo(cursor);
        }
    }
}
