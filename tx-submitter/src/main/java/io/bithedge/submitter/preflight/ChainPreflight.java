package io.bithedge.submitter.preflight;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SimulationResult.Executed;
import io.bithedge.submitter.port.ChainPort.Unavailable;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.preflight.Finding.FailingItem;
import io.bithedge.submitter.rule.CallRule;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Preflight on a node: the read-only twin always, and the node's own simulation where it is offered and the caller does not matter.
 * Two different answers for the same tip are a mismatch: then one of the two is wrong about our contracts.
 *
 * <p>A command none of whose items would succeed must not go out with others, so a call that carries one would fail; a call some of
 * whose items fail passes, because the contracts keep items apart and the next block may decide otherwise.
 */
public final class ChainPreflight implements Preflight {
    private final NodeClient node;
    private final Contracts contracts;
    private final CallRule calls;
    private final SimulatedEvents events;
    private final SecondOpinion simulation;

    /** Executes a call and undoes it; empty when there is nobody to do so. */
    interface SecondOpinion {
        Optional<Executed> ask(PreflightRequest request);
    }

    ChainPreflight(NodeClient node, Contracts contracts, SecondOpinion simulation) {
        this.node = node;
        this.contracts = contracts;
        this.calls = new CallRule(contracts);
        this.events = new SimulatedEvents(contracts);
        this.simulation = simulation;
    }

    /** By the twin alone. */
    public static ChainPreflight byReads(NodeClient node, Contracts contracts) {
        return new ChainPreflight(node, contracts, request -> Optional.empty());
    }

    /** By the twin, checked against `simulator`: a client of a node that sends its `auth_token`. */
    public static ChainPreflight withSimulation(
            NodeClient node, NodeClient simulator, Contracts contracts, Network network, long chainId) {
        return new ChainPreflight(node, contracts, new Simulation(simulator, network, chainId));
    }

    @Override
    public Outcome check(PreflightRequest request) {
        Body body = Batch.of(request.commands());
        if (!isCallOf(body, request)) {
            return new Outcome.Mismatch("%s %s is not what its commands ask for"
                    .formatted(request.contract().name(), request.function()));
        }
        try {
            return judged(body, request);
        } catch (Unavailable | MalformedException | ClarityShapeException e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Outcome judged(Body body, PreflightRequest request) {
        NodeReads reads = NodeReads.atTip(node);
        ContractTwin.Said said =
                new ContractTwin(reads, contracts).ask(body, request.sender().toString());
        if (dependsOnCaller(body)) {
            return outcome(said.finding(), request.commands(), List.of());
        }
        Optional<Executed> executed = simulation.ask(request);
        if (executed.isEmpty()) {
            return outcome(said.finding(), request.commands(), List.of());
        }
        Prediction simulated = events.prediction(executed.get());
        if (executed.get().tip().equals(reads.tip()) && !Agreement.holds(simulated, said.prediction())) {
            return new Outcome.Mismatch(
                    "the node would do %s, the contracts' reads say %s".formatted(simulated, said.prediction()));
        }
        Finding finding =
                said.judge().apply(simulated) instanceof Finding.Unexpected unexpected ? unexpected : said.finding();
        return outcome(finding, request.commands(), prints(executed.get()));
    }

    private boolean isCallOf(Body body, PreflightRequest request) {
        return request.commands().stream()
                        .allMatch(command -> command.body().getClass().equals(body.getClass()))
                && calls.build(body) instanceof CallRule.Built.Call call
                && call.contract().equals(request.contract())
                && call.function().equals(request.function())
                && call.arguments().equals(request.arguments());
    }

    private static boolean dependsOnCaller(Body body) {
        return switch (body) {
            case Body.OpenEpochs ignored -> true;
            case Body.SubmitPrices ignored -> true;
            case Body.ConfirmOpenings ignored -> false;
            case Body.ProcessExpirations ignored -> false;
            case Body.CompleteActivations ignored -> false;
        };
    }

    static Outcome outcome(Finding finding, List<Command> commands, List<PredictedEvent> predicted) {
        return switch (finding) {
            case Finding.AsExpected ignored -> new Outcome.Passed(predicted);
            case Finding.CallFails(Finding.Fate fate, String why) ->
                new Outcome.WouldFail("%s, %s".formatted(why, fate.inWords()));
            case Finding.Unexpected(String why) -> new Outcome.Mismatch(why);
            case Finding.ItemsFail(List<FailingItem> items) -> {
                Set<Long> failing = items.stream().map(FailingItem::policyId).collect(Collectors.toSet());
                boolean oneInVain = commands.stream().anyMatch(c -> failing.containsAll(Batch.policyIds(c.body())));
                yield oneInVain
                        ? new Outcome.WouldFail(
                                items.stream().map(FailingItem::toString).collect(Collectors.joining("; ")))
                        : new Outcome.Passed(predicted);
            }
        };
    }

    private static List<PredictedEvent> prints(Executed executed) {
        return executed.events().stream()
                .filter(ChainEvent.ContractLog.class::isInstance)
                .map(ChainEvent.ContractLog.class::cast)
                .map(log -> new PredictedEvent(
                        Principal.Contract.parse(log.contractId()), ClarityValue.decode(log.value())))
                .toList();
    }
}
