package io.bithedge.topology.finality;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.RoleAnnounced;
import io.bithedge.schemas.avro.RoleApplied;
import io.bithedge.schemas.avro.RoleVetoed;
import io.bithedge.schemas.avro.RolesInitialised;
import io.bithedge.schemas.avro.SubmitterRemoved;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.support.SimChain;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the events go that version 2 of the contracts has and version 1 has not. */
class FactRouteTest {
    private static final String BOOK = "STX:balanced";
    private static final String OF_BOOK = "write-vault-events " + BOOK;
    private static final String OF_ALL = "write-vault-events " + Keys.ALL;
    private static final String OF_ORACLE = "write-oracle-events " + Keys.ALL;

    static Stream<Arguments> events() {
        Hash32 root = new Hash32(new byte[32]);
        RolesInitialised initialised = new RolesInitialised(
                "owner", "guardian", "allocator", "registry", "fees", "quoter", List.of("one", "two"), 2L, 100L);
        return Stream.of(
                of(SimChain.VAULT, new EpochProposed(Token.STX, Tier.balanced, 1L, 2L, 3L, root, 4L), OF_BOOK),
                of(SimChain.VAULT, new OpeningVetoed(Token.STX, Tier.balanced, 1L), OF_BOOK),
                of(SimChain.VAULT, new BookClosed(Token.STX, Tier.balanced, 1L, 100L), OF_BOOK),
                of(
                        SimChain.VAULT,
                        new PolicyVoided(7L, "registry", "owner", Token.STX, Tier.balanced, 1L, 2L, 3L, 4L),
                        OF_BOOK,
                        "write-policy-registry-events 7",
                        "write-exposure-events " + BOOK),
                of(SimChain.ORACLE, new PriceObserved(Asset.BTC, 1L, 2L, 3L, "one"), "write-oracle-events BTC"),
                of(SimChain.ROLES, initialised, OF_ALL, OF_ORACLE),
                of(SimChain.ROLES, new SubmitterRemoved("one"), OF_ALL, OF_ORACLE),
                of(SimChain.ROLES, new RoleAnnounced("submitter", "three", 1L, 2L), OF_ALL, OF_ORACLE),
                of(SimChain.ROLES, new RoleVetoed("submitter", "three"), OF_ALL, OF_ORACLE),
                of(SimChain.ROLES, new RoleApplied("submitter", "three"), OF_ALL, OF_ORACLE),
                of(SimChain.ROLES, new RoleAnnounced("owner", "thief", 1L, 2L), OF_ALL),
                of(SimChain.ROLES, new RoleVetoed("owner", "thief"), OF_ALL),
                of(SimChain.ROLES, new RoleApplied("owner", "thief"), OF_ALL),
                of(SimChain.ROLES, new PausedSet(true, 432L), OF_ALL));
    }

    private static Arguments of(String contract, SpecificRecord event, String... routes) {
        return Arguments.of(contract, event, List.of(routes));
    }

    @ParameterizedTest
    @MethodSource("events")
    void leadsToTheFoldsThatNeedIt(String contract, SpecificRecord event, List<String> routes) {
        EventPosition at = new EventPosition(1L, "0x1", 100L, 60_000L, "0xtx", 0, 0);
        List<FactRoute.Routed> routed = FactRoute.of(new ContractEvent(at, contract, ByteBuffer.allocate(0), event));

        assertThat(routed).extracting(it -> it.sink() + " " + it.key()).containsExactlyElementsOf(routes);
        // The schema of each topic takes it.
        assertThat(routed).allSatisfy(it -> assertThat(it.value().toString()).contains(event.toString()));
    }
}
