package io.bithedge.watcher.roles;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.reading.PinnedReads;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of pool-roles at the end of a block, from a node: ten calls. Source: pool-roles#get-roles, #get-submitters, #get-pause,
 * #get-announced-role.
 */
public final class NodeRolesReader implements RolesReader, AutoCloseable {
    private static final String SUBMITTER = "submitter";

    private static final int MOST_SUBMITTERS = 100;

    private final PinnedReads reads;

    public NodeRolesReader(NodeClient node, Principal.Contract roles) {
        this.reads = new PinnedReads(node, roles);
    }

    @Override
    public PoolRoles read(BlockHead block) {
        try {
            return reads.call(block, "get-roles", List.of())
                    .asOptional()
                    .map(roles -> read(block, roles))
                    .orElse(PoolRoles.NONE);
        } catch (ClientException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        } catch (ClarityShapeException e) {
            throw new SourceException("%s at block %s: %s".formatted(reads.contract(), block, e.getMessage()), e);
        }
    }

    private PoolRoles read(BlockHead block, ClarityView roles) {
        ClarityView oracle = reads.call(block, "get-submitters", List.of());
        List<RoleHolder> holders = new ArrayList<>();
        List<Announcement> announcements = new ArrayList<>();
        for (String role : Vocabulary.ROLES) {
            if (role.equals(SUBMITTER)) {
                submitters(block, oracle)
                        .forEach(account -> holders.add(
                                new RoleHolder(role, account.asPrincipal().toString())));
            } else {
                holders.add(new RoleHolder(role, roles.principal(role).toString()));
            }
            announced(block, role).ifPresent(announcements::add);
        }
        return new PoolRoles(holders, oracle.uintLong("quorum"), pauseEndsAt(block), announcements);
    }

    /** Each that nobody knows is an incident: a node that lies could fill the log with them. */
    private List<ClarityView> submitters(BlockHead block, ClarityView oracle) {
        List<ClarityView> submitters = oracle.field("submitters").asList();
        if (submitters.size() > MOST_SUBMITTERS) {
            throw new SourceException("%s at block %s: expected at most %d submitters, got %d"
                    .formatted(reads.contract(), block, MOST_SUBMITTERS, submitters.size()));
        }
        return submitters;
    }

    private Optional<Announcement> announced(BlockHead block, String role) {
        return reads.call(block, "get-announced-role", List.of(ClarityValue.ascii(role)))
                .asOptional()
                .map(it -> new Announcement(
                        role, it.principal("account").toString(), it.uintLong("applies-at"), it.uintLong("lapses-at")));
    }

    private long pauseEndsAt(BlockHead block) {
        return reads.call(block, "get-pause", List.of())
                .field("pause-ends-at")
                .asOptional()
                .map(ClarityView::asUintLong)
                .orElse(0L);
    }

    @Override
    public void close() {
        reads.node().close();
    }
}
