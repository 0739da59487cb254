package io.bithedge.submitter.kafka;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.BumpFee;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.ConfirmOpenings;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.ParkTransaction;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.ResumeTransaction;
import io.bithedge.schemas.avro.SubmitPrices;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Between the records of the topics and our own. Inwards it throws IllegalArgumentException for what makes no sense. */
final class AvroMapper {
    private static final int LONGEST_COMMAND_ID = 256;

    private AvroMapper() {}

    static Command command(ChainCommand avro) {
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
                        .map(o -> new Opening(
                                o.getToken().name(),
                                o.getTier().name(),
                                o.getEpoch(),
                                o.getWeight(),
                                o.getCapacity(),
                                Bytes.copyOf(o.getRoot().bytes())))
                        .toList());
            case SubmitPrices submit ->
                new Command.Body.SubmitPrices(submit.getPrices().stream()
                        .map(p -> new Price(p.getAsset().name(), p.getPrice(), p.getObservedAt()))
                        .toList());
            case ConfirmOpenings confirm ->
                new Command.Body.ConfirmOpenings(confirm.getOpenings().stream()
                        .map(book ->
                                new Book(book.getToken().name(), book.getTier().name()))
                        .toList());
            case ProcessExpirations process -> new Command.Body.ProcessExpirations(endings(process.getEndings()));
            case CompleteActivations complete -> new Command.Body.CompleteActivations(endings(complete.getEndings()));
            default -> throw new IllegalArgumentException("command of unknown kind " + avro.getClass());
        };
    }

    private static List<Ending> endings(List<PolicyEnding> avro) {
        return avro.stream()
                .map(it -> new Ending(it.getPolicyId(), it.getBtcAt(), it.getStxAt()))
                .toList();
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
            case FinalityAdvanced advanced ->
                new ChainFact.FinalityAdvanced(advanced.getHeight(), advanced.getBurnTip());
            case BlockApplied applied -> new ChainFact.BurnHeightSeen(applied.getBurnHeight());
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

    static Action action(TransactionAction avro) {
        String id = avro.getActionId();
        if (id.isEmpty() || id.length() > LONGEST_COMMAND_ID) {
            throw new IllegalArgumentException("action id: expected 1 to 256 characters, got " + id.length());
        }
        Action.Body body = switch (avro.getBody()) {
            case BumpFee bump -> new Action.Body.Bump(bump.getFeeMicroStx());
            case ParkTransaction ignored -> new Action.Body.Park();
            case ResumeTransaction ignored -> new Action.Body.Resume();
            default ->
                throw new IllegalArgumentException(
                        "action of unknown kind " + avro.getBody().getClass());
        };
        CommandKey key = new CommandKey(new SignerRole(avro.getSigner()), avro.getCommandId());
        return new Action(id, key, avro.getOperator(), avro.getReason(), body);
    }

    /**
     * Pushed by whoever reaches the watcher's port: it makes us look and post again, and is never a reason to give a transaction up.
     * A node that will not mine it says so when it is posted.
     */
    static ChainFact fact(MempoolEvent avro) {
        return switch (avro.getBody()) {
            case MempoolTransactionSeen seen ->
                new ChainFact.MempoolSaw(Txid.parse(seen.getTxid()), new Sighting.InMempool());
            case MempoolTransactionDropped dropped ->
                new ChainFact.MempoolSaw(
                        Txid.parse(dropped.getTxid()),
                        new Sighting.Dropped(
                                "pushed: " + dropped.getReason(),
                                dropped.getReplacedByTxid() == null ? "" : dropped.getReplacedByTxid()));
            default -> new ChainFact.Irrelevant();
        };
    }

    /** Concerns every token and stops none: the books are right, a transaction is not. */
    static io.bithedge.schemas.avro.Incident incident(Incident incident) {
        return io.bithedge.schemas.avro.Incident.newBuilder()
                .setId("tx-submitter:" + incident.id())
                .setCode(incident.code())
                .setSubject(incident.subject())
                .setMessage(incident.message())
                .setExpected(incident.expected())
                .setGot(incident.got())
                .setHeight(0)
                .setStage("tx-submitter")
                .setStopsQuotes(false)
                .build();
    }

    static io.bithedge.schemas.avro.SubmittedTransaction avro(SubmittedTransaction transaction) {
        SubmittedTransaction.Landing landing = transaction.landing();
        Optional<Envelope> envelope = transaction.envelope();
        Optional<Envelope.Signed> signed = transaction.signed();
        return io.bithedge.schemas.avro.SubmittedTransaction.newBuilder()
                .setCommandId(transaction.key().commandId())
                .setSigner(transaction.role().name())
                .setAddress(transaction.target().address())
                .setState(io.bithedge.schemas.avro.TransactionState.valueOf(
                        transaction.state().name()))
                .setReason(transaction.reason())
                .setNonce(envelope.map(Envelope::nonce).orElse(0L))
                .setFee(envelope.map(Envelope::feeMicroStx).orElse(0L))
                .setTxid(signed.map(e -> e.txid().prefixedHex()).orElse(""))
                .setSignedTransaction(buffer(envelope.map(Envelope::bytes).orElse(Bytes.EMPTY)))
                .setContract(transaction.target().contract())
                .setFunction(transaction.target().function())
                .setHeight(landing.block().height())
                .setIndexBlockHash(landing.block().indexBlockHash())
                .setBurnHeight(landing.block().burnHeight())
                .setResult(buffer(landing.result()))
                .setChangedAtMs(transaction.status().changedAtMs())
                .setCommandIds(transaction.carries())
                .setReplacedTxids(
                        transaction.replaced().stream().map(Txid::prefixedHex).toList())
                .setSignedAtBurnHeight(signed.map(Envelope.Signed::burnHeight).orElse(0L))
                .setDeadlineBurnHeight(transaction.deadlineBurnHeight())
                .setOperator(transaction.status().operator())
                .setCause(transaction.cause().word())
                .setMinedTxid(landing.txid().map(Txid::prefixedHex).orElse(""))
                .setActionIds(transaction.actionIds())
                .build();
    }

    static SubmittedTransaction transaction(io.bithedge.schemas.avro.SubmittedTransaction avro) {
        List<String> carries = avro.getCommandIds().isEmpty() ? List.of(avro.getCommandId()) : avro.getCommandIds();
        return new SubmittedTransaction(
                new CommandKey(new SignerRole(avro.getSigner()), avro.getCommandId()),
                carries,
                new SubmittedTransaction.Status(
                        TransactionState.valueOf(avro.getState().name()),
                        Cause.ofWord(avro.getCause()),
                        avro.getReason(),
                        avro.getOperator(),
                        avro.getChangedAtMs()),
                new SubmittedTransaction.Target(avro.getAddress(), avro.getContract(), avro.getFunction()),
                envelope(avro),
                avro.getReplacedTxids().stream().map(Txid::parse).toList(),
                new SubmittedTransaction.Landing(
                        new BlockRef(avro.getHeight(), avro.getIndexBlockHash(), avro.getBurnHeight()),
                        txid(avro.getMinedTxid()),
                        bytes(avro.getResult())),
                avro.getDeadlineBurnHeight(),
                avro.getActionIds());
    }

    private static Optional<Envelope> envelope(io.bithedge.schemas.avro.SubmittedTransaction avro) {
        Bytes bytes = bytes(avro.getSignedTransaction());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(txid(avro.getTxid())
                .<Envelope>map(txid ->
                        new Envelope.Signed(avro.getNonce(), avro.getFee(), bytes, txid, avro.getSignedAtBurnHeight()))
                .orElseGet(() -> new Envelope.Draft(avro.getNonce(), avro.getFee(), bytes)));
    }

    private static Optional<Txid> txid(String hex) {
        return hex.isEmpty() ? Optional.empty() : Optional.of(Txid.parse(hex));
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
