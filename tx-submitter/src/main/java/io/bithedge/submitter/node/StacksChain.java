package io.bithedge.submitter.node;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Excerpt;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.FeeEstimate;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.Rejection;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.SpendingCondition;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.Sighting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The chain over a node's RPC and an API. Does not retry by itself: the agent decides when to try again. */
public final class StacksChain implements ChainPort {
    private static final int MOST_CHARACTERS = 1_000;

    private final NodeClient node;
    private final List<NodeClient> others;
    private final ApiClient api;
    private final Principal.Contract vault;

    /** The `others` are nodes that are given every transaction too, for mempools do not exchange everything. */
    public StacksChain(NodeClient node, List<NodeClient> others, ApiClient api, Principal.Contract vault) {
        this.node = node;
        this.others = List.copyOf(others);
        this.api = api;
        this.vault = vault;
    }

    @Override
    public Account account(StacksAddress address) {
        return read(() -> {
            long nonce = node.account(Principal.of(address)).nonce();
            // Asked second: what used the nonces is in this tip or below.
            return new Account(nonce, node.info().stacksTipHeight());
        });
    }

    @Override
    public long nonceByApi(StacksAddress address) {
        return read(() -> api.nonces(address).lastExecutedNonce().orElse(-1) + 1);
    }

    @Override
    public Optional<Long> estimatedFee(Payload payload, int signedSize) {
        return read(() -> switch (node.estimateFee(payload, signedSize)) {
            case FeeEstimate.Estimated(BigInteger low, BigInteger middle, BigInteger high) ->
                Optional.of(bounded(middle));
            case FeeEstimate.Unavailable ignored ->
                Optional.of(
                        bounded(BigInteger.valueOf(node.transferFeeRate()).multiply(BigInteger.valueOf(signedSize))));
        });
    }

    /** Whatever a node says, the fee rule caps it; here it only has to fit. */
    private static long bounded(BigInteger fee) {
        return fee.bitLength() < Long.SIZE ? Math.max(0, fee.longValueExact()) : Long.MAX_VALUE;
    }

    /** Source: liquidity-pool-vault#get-lock. */
    @Override
    public Optional<Lock> lock(long policyId) {
        return read(() -> switch (node.callRead(
                vault, "get-lock", List.of(ClarityValue.uint(policyId)), Principal.of(vault.address()))) {
            case CallReadResult.Failed(String cause) -> throw new Unavailable("get-lock " + policyId + ": " + cause);
            case CallReadResult.Returned(ClarityValue value) ->
                ClarityView.of(value)
                        .asOptional()
                        .map(lock -> new Lock(lock.ascii("token"), lock.uintLong("collateral")));
        });
    }

    @Override
    public Optional<String> blockAt(long height) {
        return read(() ->
                api.blockByHeight(height).map(block -> block.indexBlockHash().toPrefixedHex()));
    }

    @Override
    public PostOutcome post(Bytes signed, Txid txid) {
        List<PostOutcome> outcomes = new ArrayList<>();
        outcomes.add(post(node, signed, txid));
        others.forEach(other -> outcomes.add(post(other, signed, txid)));
        return PostOutcome.together(outcomes);
    }

    private PostOutcome post(NodeClient to, Bytes signed, Txid txid) {
        try {
            return switch (to.submit(signed)) {
                case SubmitResult.Accepted(Txid answered) -> {
                    if (!answered.equals(txid)) {
                        yield new PostOutcome.Busy("the node calls it " + answered + ", we " + txid);
                    }
                    yield new PostOutcome.Accepted();
                }
                case SubmitResult.Rejected(Rejection rejection) -> outcome(to, rejection, signed, txid);
            };
        } catch (ClientException.Unreachable | ClientException.Interrupted e) {
            return new PostOutcome.Unknown(text(e));
        } catch (ClientException e) {
            return new PostOutcome.Busy(text(e));
        }
    }

    @Override
    public Sighting lookUp(Txid txid) {
        return read(() -> api.transaction(txid).map(StacksChain::sighting).orElseGet(Sighting.Unknown::new));
    }

    private static Sighting sighting(ApiTransaction known) {
        return switch (known.standing()) {
            case ApiTransaction.Standing.InMempool ignored -> new Sighting.InMempool();
            case ApiTransaction.Standing.Dropped(String replacedBy) ->
                new Sighting.Dropped(known.wireStatus(), replacedBy);
            // An orphan that came back to no mempool is unknown.
            case ApiTransaction.Standing.Mined mined ->
                mined.canonical() ? new Sighting.InBlock() : new Sighting.Unknown();
        };
    }

    private PostOutcome outcome(NodeClient from, Rejection rejection, Bytes signed, Txid txid) {
        String detail = rejection.wireReason() + " " + rejection.data();
        return switch (rejection.reason()) {
            case BAD_NONCE -> nonceUsed(from, signed, detail);
            case CONFLICTING_NONCE_IN_MEMPOOL -> contested(detail, txid);
            case NOT_ENOUGH_FUNDS -> new PostOutcome.NotEnoughFunds(detail);
            case FEE_TOO_LOW -> new PostOutcome.FeeTooLow(detail);
            case SERIALIZATION,
                    DESERIALIZATION,
                    SIGNATURE_VALIDATION,
                    NO_SUCH_PUBLIC_FUNCTION,
                    BAD_FUNCTION_ARGUMENT,
                    CONTRACT_ALREADY_EXISTS,
                    TRANSFER_RECIPIENT_CANNOT_EQUAL_SENDER,
                    TRANSFER_AMOUNT_MUST_BE_POSITIVE,
                    BAD_ADDRESS_VERSION_BYTE,
                    BAD_TRANSACTION_VERSION,
                    NO_COINBASE_VIA_MEMPOOL,
                    NO_TENURE_CHANGE_VIA_MEMPOOL -> new PostOutcome.Refused(detail);
            // A contract may be deployed, a server recover, a word be new to us: none of it is for
            // good.
            case NO_SUCH_CONTRACT,
                    TOO_MUCH_CHAINING,
                    ESTIMATOR_ERROR,
                    TEMPORARILY_BLACKLISTED,
                    SERVER_FAILURE_NO_SUCH_CHAIN_TIP,
                    SERVER_FAILURE_DATABASE,
                    SERVER_FAILURE_OTHER,
                    UNKNOWN -> new PostOutcome.Busy(detail);
        };
    }

    /**
     * The tip is asked after the refusal: the transaction that used the nonce is in it or below. A node that says so alone is not believed:
     * ours would be taken for lost, and its commands would go out a second time.
     */
    private PostOutcome nonceUsed(NodeClient from, Bytes signed, String detail) {
        try {
            StacksTransaction ours = StacksTransaction.decode(signed);
            SpendingCondition origin = ours.authorization().origin();
            long known = nonceByApi(origin.address(ours.network()));
            return BigInteger.valueOf(known).compareTo(origin.nonce()) > 0
                    ? new PostOutcome.NonceUsed(detail, from.info().stacksTipHeight())
                    : new PostOutcome.Busy(
                            "%s, but of its account the API knows no nonce from %d on".formatted(detail, known));
        } catch (ClientException | Unavailable e) {
            return new PostOutcome.Busy(detail + ", and nobody else can be asked: " + text(e));
        }
    }

    private PostOutcome contested(String detail, Txid txid) {
        try {
            return new PostOutcome.NonceContested(detail, api.transaction(txid).isPresent());
        } catch (ClientException e) {
            return new PostOutcome.Busy(detail + ", and the API cannot be asked: " + text(e));
        }
    }

    private static <T> T read(Supplier<T> question) {
        try {
            return question.get();
        } catch (ClientException | ClarityShapeException e) {
            throw new Unavailable(text(e), e);
        }
    }

    /** What the other side says in it, it may say at any length; ours goes into records and to operators. */
    private static String text(RuntimeException e) {
        return Excerpt.of(String.valueOf(e.getMessage()), MOST_CHARACTERS);
    }
}
