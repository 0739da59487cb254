package io.bithedge.submitter.kafka;

import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.SubmitPrices;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import io.bithedge.schemas.avro.VaultCommand;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.BlockRef;
import io.bithedge.submitter.ChainFact;
import io.bithedge.submitter.Command;
import io.bithedge.submitter.CommandKey;
import io.bithedge.submitter.Outgoing;
import io.bithedge.submitter.Phase;
import io.bithedge.submitter.SignerRole;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Between the records of the topics and our own. Inwards it throws IllegalArgumentException for what makes no sense. */
final class AvroMapper {
    private static final int LONGEST_COMMAND_ID = 256;

    private AvroMapper() {}

    static Command command(VaultCommand avro) {
        String id = avro.getCommandId();
        if (id.isEmpty() || id.length() > LONGEST_COMMAND_ID) {
            throw new IllegalArgumentException("command id: expected 1 to 256 characters, got " + id.length());
        }
        return new Command(new CommandKey(new SignerRole(avro.getSigner()), id), body(avro.getBody()));
    }

    private static Command.Body body(Object avro) {
        return switch (avro) {
            case OpenEpochs open ->
                new Command.Body.OpenEpochs(open.getOpenings().stream()
                        .map(o -> new Command.Opening(
                                o.getToken().name(),
                                o.getTier().name(),
                                o.getEpoch(),
                                o.getWeight(),
                                o.getCapacity(),
                                Bytes.copyOf(o.getRoot().bytes())))
                        .toList());
            case SubmitPrices submit ->
                new Command.Body.SubmitPrices(submit.getPrices().stream()
                        .map(p -> new Command.Price(p.getAsset().name(), p.getPrice(), p.getObservedAt()))
                        .toList());
            case ProcessExpirations process -> new Command.Body.ProcessExpirations(process.getPolicyIds());
            case CompleteActivations complete -> new Command.Body.CompleteActivations(complete.getPolicyIds());
            default -> throw new IllegalArgumentException("command of unknown kind " + avro.getClass());
        };
    }

    static ChainFact fact(ChainRecord avro) {
        return switch (avro.getBody()) {
            case ContractTransaction tx ->
                new ChainFact.TransactionMined(
                        Txid.parse(tx.getTxid()),
                        new BlockRef(tx.getHeight(), tx.getIndexBlockHash(), tx.getBurnHeight()),
                        status(tx.getStatus()),
                        bytes(tx.getResult()));
            case BlockRolledBack back -> new ChainFact.BlockRolledBack(back.getIndexBlockHash(), back.getHeight());
            case FinalityAdvanced advanced -> new ChainFact.FinalityAdvanced(advanced.getHeight());
            default -> new ChainFact.Irrelevant();
        };
    }

    private static ChainFact.Status status(io.bithedge.schemas.avro.TransactionStatus avro) {
        return switch (avro) {
            case SUCCESS -> ChainFact.Status.SUCCESS;
            case ABORT_BY_RESPONSE -> ChainFact.Status.ABORT_BY_RESPONSE;
            case ABORT_BY_POST_CONDITION -> ChainFact.Status.ABORT_BY_POST_CONDITION;
            case OTHER_FAILURE -> ChainFact.Status.OTHER_FAILURE;
        };
    }

    static SubmittedTransaction transaction(Outgoing outgoing) {
        Optional<Outgoing.Envelope> envelope = outgoing.envelope();
        return SubmittedTransaction.newBuilder()
                .setCommandId(outgoing.key().commandId())
                .setSigner(outgoing.key().signer().name())
                .setAddress(outgoing.target().address())
                .setState(TransactionState.valueOf(outgoing.phase().name()))
                .setReason(outgoing.reason())
                .setNonce(envelope.map(Outgoing.Envelope::nonce).orElse(0L))
                .setFee(envelope.map(Outgoing.Envelope::feeMicroStx).orElse(0L))
                .setTxid(envelope.map(e -> e.txid().prefixedHex()).orElse(""))
                .setSignedTransaction(
                        buffer(envelope.map(Outgoing.Envelope::bytes).orElse(Bytes.EMPTY)))
                .setContract(outgoing.target().contract())
                .setFunction(outgoing.target().function())
                .setHeight(outgoing.block().height())
                .setIndexBlockHash(outgoing.block().indexBlockHash())
                .setBurnHeight(outgoing.block().burnHeight())
                .setResult(buffer(outgoing.result()))
                .setChangedAtMs(outgoing.changedAtMs())
                .build();
    }

    static Outgoing outgoing(SubmittedTransaction avro) {
        Bytes signed = bytes(avro.getSignedTransaction());
        Optional<Outgoing.Envelope> envelope = signed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Outgoing.Envelope(avro.getNonce(), avro.getFee(), Txid.parse(avro.getTxid()), signed));
        return new Outgoing(
                new CommandKey(new SignerRole(avro.getSigner()), avro.getCommandId()),
                phase(avro.getState()),
                avro.getReason(),
                new Outgoing.Target(avro.getAddress(), avro.getContract(), avro.getFunction()),
                envelope,
                new BlockRef(avro.getHeight(), avro.getIndexBlockHash(), avro.getBurnHeight()),
                bytes(avro.getResult()),
                avro.getChangedAtMs());
    }

    private static Phase phase(TransactionState avro) {
        return switch (avro) {
            case ACCEPTED -> Phase.ACCEPTED;
            case SIGNED -> Phase.SIGNED;
            case POSTED -> Phase.POSTED;
            case MINED -> Phase.MINED;
            case FINAL -> Phase.FINAL;
            case DROPPED -> Phase.DROPPED;
            case ABORTED -> Phase.ABORTED;
            case ROLLED_BACK -> Phase.ROLLED_BACK;
            case PREFLIGHTED, INTENT, IN_MEMPOOL, REPLACED, PARKED ->
                throw new IllegalArgumentException("state " + avro + " is not written by this version");
        };
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Bytes.copyOf(copy);
    }

    private static ByteBuffer buffer(Bytes bytes) {
        return ByteBuffer.wrap(bytes.toArray());
    }
}
