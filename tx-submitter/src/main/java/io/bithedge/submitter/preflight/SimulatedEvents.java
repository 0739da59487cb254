package io.bithedge.submitter.preflight;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.Movement;
import io.bithedge.stacks.client.SimulationResult.Executed;
import io.bithedge.submitter.Contracts;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.Strange;
import java.math.BigInteger;

/** Reads a node's simulation as a prediction. What it cannot read is an event that nobody expects. */
final class SimulatedEvents {
    private final Contracts contracts;

    SimulatedEvents(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The result decides first: conditions are checked on a failed call too. */
    Prediction prediction(Executed executed) {
        if (executed.result() instanceof ClarityValue.ErrValue(ClarityValue error)) {
            return error instanceof ClarityValue.UIntValue(BigInteger code) && code.bitLength() < Long.SIZE
                    ? new Prediction.Fails(code.longValueExact())
                    : new Prediction.Undone("runtime error in the contract: " + error + " " + executed.vmError());
        }
        if (executed.abortedByPostCondition()) {
            return new Prediction.Undone("more would move than the transaction's post-conditions allow");
        }
        return new Prediction.Succeeds(
                executed.events().stream().map(this::read).toList());
    }

    private CallEvent read(ChainEvent event) {
        try {
            return switch (event) {
                case ChainEvent.ContractLog log -> print(log);
                case ChainEvent.Stx(var txid, long ordinal, Movement movement, BigInteger amount) ->
                    moved("STX", movement, amount);
                case ChainEvent.Fungible(var txid, long ordinal, String asset, Movement movement, BigInteger amount) ->
                    moved(asset.equals(contracts.sbtc().toString()) ? "SBTC" : asset, movement, amount);
                case ChainEvent.NonFungible token -> new Strange("a token of " + token.assetId() + " moves");
                case ChainEvent.Other other -> new Strange(other.type());
            };
        } catch (MalformedException | ClarityShapeException | ArithmeticException e) {
            return new Strange("an event that cannot be read: " + e.getMessage());
        }
    }

    private static CallEvent moved(String token, Movement movement, BigInteger amount) {
        return switch (movement) {
            case Movement.Transfer(String from, String to) -> new Moved(token, from, to, amount.longValueExact());
            case Movement.Mint(String to) -> new Strange("%s %s are minted for %s".formatted(amount, token, to));
            case Movement.Burn(String from) -> new Strange("%s %s of %s are burned".formatted(amount, token, from));
        };
    }

    private CallEvent print(ChainEvent.ContractLog log) {
        ClarityView print = ClarityView.of(ClarityValue.decode(log.value()));
        String source = log.contractId();
        String topic = print.ascii("topic");
        if (source.equals(contracts.vault().toString())) {
            return vault(topic, print);
        }
        if (source.equals(contracts.registry().toString())) {
            return registry(topic, print);
        }
        if (source.equals(contracts.oracle().toString())) {
            return oracle(topic, print);
        }
        return new Strange("%s prints %s".formatted(source, topic));
    }

    private static CallEvent vault(String topic, ClarityView print) {
        return switch (topic) {
            case "epoch-opened" ->
                new CallEvent.EpochOpened(
                        print.ascii("token"),
                        print.ascii("tier"),
                        print.uintLong("epoch"),
                        print.uintLong("weight"),
                        print.uintLong("capacity"),
                        print.buffer("root"));
            case "policy-settled" ->
                new CallEvent.PolicySettled(
                        print.uintLong("policy-id"),
                        print.ascii("token"),
                        print.ascii("tier"),
                        print.uintLong("epoch"),
                        print.uintLong("collateral"),
                        print.uintLong("payout"),
                        print.uintLong("premium"));
            default -> new Strange("the vault prints " + topic);
        };
    }

    private static CallEvent registry(String topic, ClarityView print) {
        return switch (topic) {
            case "policy-closed" ->
                new CallEvent.PolicyClosed(
                        print.uintLong("policy-id"),
                        print.principal("owner").toString(),
                        print.ascii("status"),
                        print.uintLong("btc-price"),
                        print.uintLong("stx-price"),
                        print.uintLong("payout"),
                        print.uintLong("shortfall"));
            case "activation-lapsed" ->
                new CallEvent.ActivationLapsed(
                        print.uintLong("policy-id"),
                        print.principal("owner").toString(),
                        print.uintLong("requested-at"));
            case "item-failed" -> new CallEvent.ItemFailed(print.uintLong("policy-id"), print.uintLong("code"));
            default -> new Strange("the registry prints " + topic);
        };
    }

    private static CallEvent oracle(String topic, ClarityView print) {
        return switch (topic) {
            case "price-recorded" ->
                new CallEvent.PriceRecorded(
                        print.ascii("asset"),
                        print.uintLong("price"),
                        print.uintLong("observed-at"),
                        print.principal("submitter").toString());
            case "price-held" ->
                new CallEvent.PriceHeld(
                        print.ascii("asset"),
                        print.uintLong("price"),
                        print.uintLong("observed-at"),
                        print.principal("submitter").toString());
            default -> new Strange("the oracle prints " + topic);
        };
    }
}
