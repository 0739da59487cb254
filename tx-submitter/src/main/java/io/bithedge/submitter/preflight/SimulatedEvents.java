package io.bithedge.submitter.preflight;

import io.bithedge.contracts.OurContract;
import io.bithedge.contracts.print.NumberOutOfRange;
import io.bithedge.contracts.print.OraclePrint;
import io.bithedge.contracts.print.Print;
import io.bithedge.contracts.print.PrintDecoders;
import io.bithedge.contracts.print.RegistryPrint;
import io.bithedge.contracts.print.RolesPrint;
import io.bithedge.contracts.print.UndecodablePrintException;
import io.bithedge.contracts.print.VaultPrint;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.Movement;
import io.bithedge.stacks.client.SimulationResult.Executed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.Strange;
import io.bithedge.submitter.value.Contracts;
import java.math.BigInteger;
import java.util.Optional;

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
        } catch (MalformedException | UndecodablePrintException | ArithmeticException e) {
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

    private CallEvent print(ChainEvent.ContractLog log) throws UndecodablePrintException {
        String source = log.contractId();
        Optional<OurContract> contract = ours(source);
        return contract.isPresent()
                ? read(PrintDecoders.decode(contract.get(), log.value()))
                : new Strange("%s prints %s".formatted(source, ClarityValue.decode(log.value())));
    }

    private Optional<OurContract> ours(String contractId) {
        if (contractId.equals(contracts.vault().toString())) {
            return Optional.of(OurContract.VAULT);
        }
        if (contractId.equals(contracts.registry().toString())) {
            return Optional.of(OurContract.REGISTRY);
        }
        return contractId.equals(contracts.oracle().toString()) ? Optional.of(OurContract.ORACLE) : Optional.empty();
    }

    /** Without its height: the call is mined later than it is looked at. */
    private static CallEvent read(Print print) {
        return switch (print) {
            case VaultPrint.EpochOpened it ->
                new CallEvent.EpochOpened(it.token(), it.tier(), it.epoch(), it.weight(), it.capacity(), it.root());
            case RegistryPrint.ActivationLapsed it ->
                new CallEvent.ActivationLapsed(it.policyId(), it.owner().toString(), it.requestedAt());
            case RegistryPrint.ItemFailed(long policyId, long code) -> new CallEvent.ItemFailed(policyId, code);
            case VaultPrint.EpochProposed it ->
                new CallEvent.EpochProposed(it.token(), it.tier(), it.epoch(), it.weight(), it.capacity(), it.root());
            case VaultPrint.PolicySettled it ->
                new CallEvent.PolicySettled(
                        it.policyId(), it.token(), it.tier(), it.epoch(), it.collateral(), it.payout(), it.premium());
            case VaultPrint.PolicyVoided it ->
                new CallEvent.PolicyVoided(
                        it.policyId(), it.token(), it.tier(), it.epoch(), it.collateral(), it.premium());
            case RegistryPrint.PolicyClosed it ->
                new CallEvent.PolicyClosed(
                        it.policyId(),
                        it.owner().toString(),
                        it.status(),
                        new CallEvent.Prices(it.btcPrice(), it.btcAt(), it.stxPrice(), it.stxAt()),
                        it.payout(),
                        it.shortfall());
            case OraclePrint.PriceObserved it ->
                new CallEvent.PriceObserved(
                        it.asset(), it.price(), it.observedAt(), it.submitter().toString());
            case OraclePrint.PriceRecorded it ->
                new CallEvent.PriceRecorded(
                        it.asset(),
                        it.price(),
                        it.previous(),
                        it.observedAt(),
                        it.submitters().stream().map(Principal::toString).toList());
            case VaultPrint other -> strange(other);
            case RegistryPrint other -> strange(other);
            case RolesPrint other -> strange(other);
            case NumberOutOfRange other -> strange(other);
        };
    }

    private static CallEvent strange(Print print) {
        return new Strange("a contract of ours prints " + print);
    }
}
