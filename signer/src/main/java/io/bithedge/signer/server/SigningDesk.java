package io.bithedge.signer.server;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.policy.Candidate;
import io.bithedge.signer.policy.Policy;
import io.bithedge.signer.policy.PolicyRule;
import io.bithedge.signer.policy.PolicyRule.Checked;
import io.bithedge.signer.policy.QuoteRule;
import io.bithedge.signer.record.History;
import io.bithedge.signer.record.NonceRule;
import io.bithedge.signer.record.NonceRule.Decision;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.signer.record.SignedEntry;
import io.bithedge.signer.record.SigningRecord;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.remote.SignerAccount;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerCodec;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.remote.SignerStatus;
import io.bithedge.stacks.remote.SignerStatus.LastRefusal;
import io.bithedge.stacks.remote.SignerStatus.RoleStatus;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request after the other: checks, signs, records, and only then gives the signature away. When the record cannot be
 * written it throws and must not be asked again: nobody knows what the record holds.
 */
public final class SigningDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SigningDesk.class);

    private final Policy policy;
    private final Map<String, Signer> keys;
    private final PolicyRule rule;
    private final SigningRecord record;
    private final InstantSource clock;
    private final Optional<QuoteDesk> quotes;
    private final long startedAtMs;
    private long signed;
    private long repeated;
    private long refused;
    private Optional<LastRefusal> lastRefusal = Optional.empty();

    /** `keys`: by role, of every role of the policy that needs one. */
    public SigningDesk(
            Policy policy,
            Map<String, PrivateKey> keys,
            SigningRecord record,
            QuoteRecord quoteRecord,
            InstantSource clock) {
        this.policy = policy;
        this.keys = new TreeMap<>(keys);
        this.record = record;
        this.clock = clock;
        this.startedAtMs = clock.millis();
        Map<String, Bytes> publicKeys = new TreeMap<>();
        keys.forEach((role, key) -> publicKeys.put(role, key.publicKey()));
        this.rule = new PolicyRule(policy, publicKeys);
        this.quotes = policy.quotes()
                .map(each -> new QuoteDesk(
                        new QuoteRule(policy.network(), policy.chainId(), each),
                        each.collateralPerHour(),
                        key(Policy.QUOTER),
                        quoteRecord,
                        clock));
    }

    public synchronized SignerAnswer answer(SignerRequest request) {
        return switch (request) {
            case SignerRequest.Hello hello ->
                new SignerAnswer.Hello(SignerCodec.VERSION, policy.network().label(), policy.chainId());
            case SignerRequest.Accounts accounts -> accounts();
            case SignerRequest.Sign sign -> sign(sign);
            case SignerRequest.SignQuote(Bytes message) -> signQuote(message);
            case SignerRequest.Status status -> new SignerAnswer.Status(status());
        };
    }

    /** For what could not even be read. */
    public synchronized SignerAnswer refuse(String role, Refusal refusal) {
        refused++;
        lastRefusal =
                Optional.of(new LastRefusal(clock.millis(), role, refusal.code().name(), refusal.message()));
        LOG.warn("refused {}: {}: {}", role, refusal.code(), refusal.message());
        return new SignerAnswer.Refused(refusal.code().name(), refusal.message());
    }

    private SignerAnswer signQuote(Bytes message) {
        if (quotes.isEmpty()) {
            return refuse(Policy.QUOTER, new Refusal(Refusal.Code.UNKNOWN_ROLE, "this policy has no quotes"));
        }
        return switch (quotes.get().sign(message)) {
            case QuoteDesk.Outcome.Signed(Bytes signature) -> new SignerAnswer.QuoteSigned(signature);
            case QuoteDesk.Outcome.Refused(Refusal refusal) -> refuse(Policy.QUOTER, refusal);
        };
    }

    private SignerAnswer sign(SignerRequest.Sign request) {
        return switch (rule.check(request.role(), request.unsigned())) {
            case Checked.Refused(Refusal refusal) -> refuse(request.role(), refusal);
            case Checked.Allowed(Candidate candidate) -> sign(candidate, request);
        };
    }

    private SignerAnswer sign(Candidate candidate, SignerRequest.Sign request) {
        // Signatures are deterministic, and this one stays here until it is recorded.
        StacksTransaction transaction = TransactionSigner.signOrigin(candidate.unsigned(), key(candidate.role()));
        NonceRule.Limits limits = new NonceRule.Limits(history().notBefore(clock.millis()), limit(candidate.role()));
        return switch (NonceRule.decide(history(), candidate, transaction.txid(), request.replaces(), limits)) {
            case Decision.Refuse(Refusal refusal) -> refuse(candidate.role(), refusal);
            case Decision.Repeat(SignedEntry entry) -> {
                repeated++;
                yield give(entry, transaction, "signed again");
            }
            case Decision.Sign(SignedEntry entry) -> {
                append(entry);
                signed++;
                yield give(entry, transaction, entry.replaces().isPresent() ? "signed a replacement" : "signed");
            }
        };
    }

    private void append(SignedEntry entry) {
        try {
            record.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("the record cannot be written", e);
        }
    }

    private SignerAnswer give(SignedEntry entry, StacksTransaction transaction, String verb) {
        if (!transaction.txid().equals(entry.txid())) {
            throw new IllegalStateException("recorded %s, signed %s".formatted(entry, transaction.txid()));
        }
        LOG.info(
                "{} for {}: nonce {}, fee {}, {}, txid {}",
                verb,
                entry.role(),
                entry.nonce(),
                entry.feeMicroStx(),
                entry.what(),
                entry.txid());
        return new SignerAnswer.Signed(transaction.txid(), transaction.encode());
    }

    private SignerAnswer accounts() {
        return new SignerAnswer.Accounts(keys.entrySet().stream()
                .map(entry -> new SignerAccount(
                        entry.getKey(),
                        entry.getValue().address(policy.network()),
                        entry.getValue().publicKey()))
                .toList());
    }

    private SignerStatus status() {
        return new SignerStatus(
                startedAtMs,
                history().count(),
                signed,
                repeated,
                refused,
                lastRefusal,
                policy.roles().keySet().stream().map(this::status).toList(),
                quotes.map(QuoteDesk::status));
    }

    private RoleStatus status(String role) {
        return new RoleStatus(
                role,
                key(role).address(policy.network()).toString(),
                history().nextNonce(role),
                history().spentMicroStx(role, history().notBefore(clock.millis())),
                limit(role));
    }

    private History history() {
        return record.history();
    }

    private Signer key(String role) {
        return Optional.ofNullable(keys.get(role)).orElseThrow();
    }

    private long limit(String role) {
        return Optional.ofNullable(policy.roles().get(role)).orElseThrow().dailyLimitMicroStx();
    }
}
