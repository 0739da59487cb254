package io.bithedge.signer;

import io.bithedge.signer.policy.Policy;
import io.bithedge.signer.policy.PolicyFile;
import io.bithedge.signer.record.MemoryQuoteStores;
import io.bithedge.signer.record.MemoryStore;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.signer.record.SigningRecord;
import io.bithedge.signer.server.SigningDesk;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two roles, their policy, and transactions of the keeper to ask signatures for. */
public final class Scene {
    public static final PrivateKey KEEPER = PrivateKey.ofHex("%064x".formatted(11));
    public static final PrivateKey ALLOCATOR = PrivateKey.ofHex("%064x".formatted(12));
    public static final PrivateKey STRANGER = PrivateKey.ofHex("%064x".formatted(13));
    public static final PrivateKey QUOTER = PrivateKey.ofHex("%064x".formatted(14));
    public static final Map<String, PrivateKey> KEYS =
            Map.of("keeper", KEEPER, "allocator", ALLOCATOR, "quoter", QUOTER);

    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    public static final Principal.Contract VAULT = Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault");
    public static final Principal.Contract REGISTRY = Principal.Contract.parse(DEPLOYER + ".policy-registry");

    /**
     * The keeper: fees up to 1,000, a day up to 5,000, and 50 of its own money in a call. Quotes: 150 % collateral, 2 % a year, three
     * of the usual PUT an hour.
     */
    public static final String POLICY = """
            {
              "version": 1,
              "network": "testnet",
              "chainId": 2147483648,
              "vault": "%1$s.liquidity-pool-vault",
              "roles": {
                "keeper": {
                  "calls": ["%1$s.policy-registry#process-expirations", "%1$s.policy-registry#complete-activations"],
                  "maxFeeMicroStx": 1000,
                  "dailyLimitMicroStx": 5000,
                  "originSpendMicroStx": 50,
                  "fillerTo": ["allocator"]
                },
                "allocator": {
                  "calls": ["%1$s.liquidity-pool-vault#open-epochs"],
                  "maxFeeMicroStx": 1000,
                  "dailyLimitMicroStx": 100000000,
                  "originSpendMicroStx": 0,
                  "fillerTo": []
                }
              },
              "quotes": {
                "registry": "%1$s.policy-registry",
                "collateralRatioBps": 15000,
                "minRateBps": 200,
                "longestValiditySeconds": 300,
                "collateralPerHour": {"STX": 168750000000, "SBTC": 100000000}
              }
            }
            """.formatted(DEPLOYER);

    private Scene() {}

    public static Policy policy() {
        return PolicyFile.parse("policy", POLICY);
    }

    public static SigningDesk desk(MemoryStore store, InstantSource clock) {
        return desk(store, new MemoryQuoteStores(), clock);
    }

    public static SigningDesk desk(MemoryStore store, MemoryQuoteStores quotes, InstantSource clock) {
        try {
            return new SigningDesk(policy(), KEYS, SigningRecord.open(store), QuoteRecord.open(quotes), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SigningDesk desk() {
        return desk(new MemoryStore(), () -> Instant.EPOCH);
    }

    /** A settlement of one policy: payload and so essence differ with the policy. */
    public static StacksTransaction settle(long policy, long nonce, long fee, PostCondition... conditions) {
        return call(REGISTRY, "process-expirations", policy)
                .withNonce(nonce)
                .withFee(fee)
                .withPostConditions(PostConditionMode.DENY, List.of(conditions))
                .unsigned(KEEPER.publicKey());
    }

    public static TransactionBuilder call(Principal.Contract contract, String function, long argument) {
        return TransactionBuilder.contractCall(
                Network.TESTNET, contract, function, List.of(ClarityValue.list(ClarityValue.uint(argument))));
    }

    public static StacksTransaction filler(long nonce, long fee) {
        return transfer(ALLOCATOR, 1).withNonce(nonce).withFee(fee).unsigned(KEEPER.publicKey());
    }

    public static TransactionBuilder transfer(PrivateKey to, long amount) {
        return TransactionBuilder.tokenTransfer(
                Network.TESTNET, Principal.of(to.address(Network.TESTNET)), BigInteger.valueOf(amount), Bytes.EMPTY);
    }

    public static SignerRequest.Sign ask(StacksTransaction unsigned) {
        return new SignerRequest.Sign("keeper", unsigned.encode(), Optional.empty());
    }

    public static SignerRequest.Sign askInsteadOf(Txid old, StacksTransaction unsigned) {
        return new SignerRequest.Sign("keeper", unsigned.encode(), Optional.of(old));
    }

    /** The code of a refusal, or SIGNED. */
    public static String outcome(SignerAnswer answer) {
        return switch (answer) {
            case SignerAnswer.Refused refused -> refused.code();
            case SignerAnswer.Signed signed -> "SIGNED";
            case SignerAnswer.QuoteSigned signed -> "SIGNED";
            case SignerAnswer.Hello other -> throw new IllegalStateException(other.toString());
            case SignerAnswer.Accounts other -> throw new IllegalStateException(other.toString());
            case SignerAnswer.Status other -> throw new IllegalStateException(other.toString());
        };
    }

    public static Txid txid(SignerAnswer answer) {
        if (answer instanceof SignerAnswer.Signed signed) {
            return signed.txid();
        }
        throw new IllegalStateException(answer.toString());
    }
}
