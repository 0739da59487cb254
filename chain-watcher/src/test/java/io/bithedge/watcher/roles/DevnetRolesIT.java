package io.bithedge.watcher.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.RolesCalls;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import io.bithedge.watcher.source.ApiBlockSource;
import io.bithedge.watcher.testing.DevnetProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The agent against pool-roles itself, in the real VM: read at a block, never at the tip. */
class DevnetRolesIT {
    private static final Path SOURCE = Path.of("..", "clarity", "contracts", "pool-roles.clar");
    private static final int CLARITY = 4;
    private static final int WAIT_BLOCKS = 1_008;
    private static final PrivateKey KEY = PrivateKey.ofHex("02".repeat(32) + "01");
    private static final Principal HIM = Principal.of(StacksAddress.ofPublicKey(KEY.publicKey(), Network.TESTNET));
    private static final Principal OTHER = Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF");
    private static final Principal.Contract ROLES = Principal.Contract.parse(HIM + ".pool-roles");
    private static final Principal.Contract REGISTRY = Principal.Contract.parse(HIM + ".policy-registry");

    private final List<Incident> incidents = new ArrayList<>();
    private Optional<BlockHead> newestFinal = Optional.empty();
    private long nonce;

    @Test
    void readsHoldersAndAnnouncementsOfTheContractAtABlock() throws Exception {
        try (DevnetProcess devnet = DevnetProcess.start(List.of())) {
            ClientSettings settings = ClientSettings.of(devnet.url());
            try (ApiClient api = new ApiClient(settings);
                    NodeClient node = new NodeClient(settings);
                    NodeRolesReader reader = new NodeRolesReader(node, ROLES)) {
                ApiBlockSource source = new ApiBlockSource(api, node);
                RolesAgent agent = new RolesAgent(
                        () -> newestFinal,
                        reader,
                        ExpectedRoles.parse("owner=" + HIM + ",quoter=" + OTHER),
                        prefix -> Set.of(),
                        incidents::add);
                devnet.control("/extended/v1/faucets/stx?address=%s&amount=100000000".formatted(HIM), "");
                devnet.mine(1);
                send(
                        devnet,
                        node,
                        TransactionBuilder.deploy(Network.TESTNET, "pool-roles", Files.readString(SOURCE), CLARITY));
                look(devnet, source, agent);
                assertThat(agent.status().holders()).as("not initialised").isEmpty();
                assertThat(incidents).isEmpty();

                send(devnet, node, initialise());
                look(devnet, source, agent);
                assertThat(agent.status().holders())
                        .contains(
                                new RoleHolder("owner", HIM.toString()),
                                new RoleHolder("registry", REGISTRY.toString()),
                                new RoleHolder("submitter", OTHER.toString()))
                        .hasSize(8);
                assertThat(agent.status().quorum()).isEqualTo(2);
                assertThat(incidents).extracting(Incident::getCode).containsExactly("ROLE_DIFFERS");

                BlockHead before = newestFinal.orElseThrow();
                send(devnet, node, call(new RolesCalls(ROLES).announceRole("owner", OTHER)));
                look(devnet, source, agent);
                Announcement announced = new Announcement(
                        "owner",
                        OTHER.toString(),
                        newestFinal.orElseThrow().burnHeight() + WAIT_BLOCKS,
                        newestFinal.orElseThrow().burnHeight() + 3 * WAIT_BLOCKS);
                assertThat(agent.status().announcements()).containsExactly(announced);
                assertThat(incidents).extracting(Incident::getCode).containsExactly("ROLE_DIFFERS", "ROLE_ANNOUNCED");
                assertThat(reader.read(before).announcements())
                        .as("as of the block before")
                        .isEmpty();
                devnet.burn(1);
                look(devnet, source, agent);
                assertThat(incidents).hasSize(2);
            }
        }
    }

    private static TransactionBuilder initialise() {
        return call(new RolesCalls(ROLES)
                .initialise(new RolesCalls.Initial(
                        new RolesCalls.Holders(HIM, HIM, HIM, REGISTRY, HIM, HIM), List.of(HIM, OTHER), 2)));
    }

    private static TransactionBuilder call(FunctionCall call) {
        return TransactionBuilder.contractCall(Network.TESTNET, call.contract(), call.function(), call.values());
    }

    /** In a block of a burn block of its own. */
    private void send(DevnetProcess devnet, NodeClient node, TransactionBuilder call) throws Exception {
        devnet.burn(1);
        assertThat(node.submit(call.withNonce(nonce++).withFee(200_000).sign(KEY)))
                .isInstanceOf(SubmitResult.Accepted.class);
        devnet.mine(1);
    }

    private void look(DevnetProcess devnet, ApiBlockSource source, RolesAgent agent) throws Exception {
        devnet.mine(1);
        newestFinal = source.canonicalAt(source.tip().height()).map(ChainBlock::head);
        agent.doWork();
        assertThat(agent.status().reason()).isEmpty();
    }
}
