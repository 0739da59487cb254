package io.bithedge.watcher.follow;

import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contracts that the stream carries, in the order in which they came. Immutable. */
public record Followed(List<FollowedContract> contracts) {
    public static final Followed NONE = new Followed(List.of());

    public Followed {
        contracts = List.copyOf(contracts);
    }

    /** The configuration no longer names a contract whose events the stream carries. */
    public static final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dropped(String contract) {
            super("the log follows %s, and the configuration does not name it: its events would be missing from here on"
                    .formatted(contract));
        }
    }

    /**
     * What is followed when the configuration names `configured`.
     *
     * <pre>
     * the log            | the contract           | it is
     * has no blocks      | any                    | followed from the start
     * is older than this | without a deployment   | followed from the start: the log carried it all along
     * has blocks         | known                  | as it is
     * has blocks         | new                    | catching up from its deployment, or else from the start
     * </pre>
     */
    public Followed adopting(OurContracts configured, long startHeight, boolean hasBlocks) {
        for (FollowedContract known : contracts) {
            if (configured.find(known.principal()).isEmpty()) {
                throw new Dropped(known.principal());
            }
        }
        boolean isOld = contracts.isEmpty();
        List<FollowedContract> all = new ArrayList<>(contracts);
        for (OurContracts.Named each : configured.all()) {
            if (find(each.principal()).isEmpty()) {
                boolean fromStart = !hasBlocks || (isOld && each.deployedAt() == 0);
                long from = each.deployedAt() == 0 ? startHeight : each.deployedAt();
                all.add(new FollowedContract(
                        each.principal(),
                        each.role(),
                        fromStart ? new Coverage.FromStart(startHeight) : new Coverage.CatchingUp(Past.from(from))));
            }
        }
        return new Followed(all);
    }

    public Optional<FollowedContract> find(String principal) {
        return contracts.stream()
                .filter(each -> each.principal().equals(principal))
                .findFirst();
    }

    /** Those whose events stand in the block at a height. */
    public OurContracts inPlaceAt(long height) {
        return new OurContracts(contracts.stream()
                .filter(each -> each.isInPlaceAt(height))
                .map(FollowedContract::named)
                .toList());
    }

    /** The contract whose past is published next; one after the other. */
    public Optional<FollowedContract> catchingUp() {
        return contracts.stream()
                .filter(each -> each.coverage() instanceof Coverage.CatchingUp)
                .findFirst();
    }

    /** The same with another coverage of one of them. */
    public Followed with(FollowedContract contract, Coverage coverage) {
        return new Followed(contracts.stream()
                .map(each -> each.equals(contract) ? each.with(coverage) : each)
                .toList());
    }
}
