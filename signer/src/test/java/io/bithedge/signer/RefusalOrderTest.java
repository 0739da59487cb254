package io.bithedge.signer;

import static io.bithedge.signer.Scene.ALLOCATOR;
import static io.bithedge.signer.Scene.KEEPER;
import static io.bithedge.signer.Scene.REGISTRY;
import static io.bithedge.signer.Scene.STRANGER;
import static io.bithedge.signer.Scene.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.server.SigningDesk;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.SentCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refusals in order of precedence: each row mends one fault of the row before it and meets the next check. */
class RefusalOrderTest {
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private static final Txid UNKNOWN = new Txid(Bytes.zeros(32));

    private final SigningDesk desk = Scene.desk();
    private final List<String> met = new ArrayList<>();

    private void row(Code expected, String role, Bytes transaction, Optional<Txid> replaces) {
        met.add(expected.name());
        assertThat(Scene.outcome(desk.answer(new SignerRequest.Sign(role, transaction, replaces))))
                .isEqualTo(expected.name());
    }

    private void row(Code expected, StacksTransaction transaction) {
        row(expected, "keeper", transaction.encode(), Optional.empty());
    }

    private static TransactionBuilder deploy(Network network, PostConditionMode mode, long fee) {
        return TransactionBuilder.deploy(network, "anything", "(ok u1)", 4)
                .withFee(fee)
                .withPostConditions(mode, conditions(true, who(STRANGER), AmountCode.GREATER, 100));
    }

    private static Who who(PrivateKey key) {
        return new Who.Account(key.address(Network.TESTNET));
    }

    /** A token of the given owner under the given code, micro-STX of our own, and a collectible or not. */
    private static List<PostCondition> conditions(boolean collectible, Who owner, AmountCode code, long ownMicroStx) {
        List<PostCondition> conditions = new ArrayList<>();
        conditions.add(PostCondition.stx(Who.origin(), AmountCode.EQUAL, BigInteger.valueOf(ownMicroStx)));
        conditions.add(PostCondition.fungible(owner, SBTC, code, BigInteger.ONE));
        if (collectible) {
            conditions.add(PostCondition.nonFungible(owner, SBTC, ClarityValue.uint(7), SentCode.MAYBE_SENT));
        }
        return conditions;
    }

    private static TransactionBuilder settle(List<PostCondition> conditions) {
        return Scene.call(REGISTRY, "process-expirations", 7)
                .withFee(600)
                .withPostConditions(PostConditionMode.DENY, conditions);
    }

    private static StacksTransaction unsigned(TransactionBuilder builder) {
        return builder.unsigned(KEEPER.publicKey());
    }

    private static StacksTransaction sponsored(TransactionBuilder builder, Signer signer) {
        return builder.signSponsored(signer);
    }

    @Test
    void meetsEveryCheckInItsOrder() {
        Bytes garbage = Bytes.ofHex("80ff");
        row(Code.UNKNOWN_ROLE, "owner", garbage, Optional.empty());
        row(Code.MALFORMED_TRANSACTION, "keeper", garbage, Optional.empty());
        PostConditionMode allow = PostConditionMode.ALLOW;
        row(Code.WRONG_NETWORK, sponsored(deploy(Network.MAINNET, allow, 1001), STRANGER));
        row(Code.WRONG_CHAIN, sponsored(deploy(Network.TESTNET, allow, 1001).withChainId(5), STRANGER));
        row(Code.SPONSORED, sponsored(deploy(Network.TESTNET, allow, 1001), STRANGER));
        row(Code.WRONG_ACCOUNT, deploy(Network.TESTNET, allow, 1001).sign(STRANGER));
        row(Code.CARRIES_SIGNATURE, deploy(Network.TESTNET, allow, 1001).sign(KEEPER));
        row(Code.FEE_TOO_HIGH, unsigned(deploy(Network.TESTNET, allow, 1001)));
        row(Code.MODE_NOT_DENY, unsigned(deploy(Network.TESTNET, allow, 1000)));
        row(Code.PAYLOAD_NOT_ALLOWED, unsigned(deploy(Network.TESTNET, PostConditionMode.DENY, 1000)));
        List<PostCondition> worst = conditions(true, who(STRANGER), AmountCode.GREATER, 51);
        row(
                Code.CALL_NOT_ALLOWED,
                unsigned(Scene.call(VAULT, "open-epochs", 7).withPostConditions(PostConditionMode.DENY, worst)));
        row(
                Code.TRANSFER_NOT_ALLOWED,
                unsigned(Scene.transfer(ALLOCATOR, 1).withPostConditions(PostConditionMode.DENY, worst)));
        row(Code.CONDITION_NOT_ALLOWED, unsigned(settle(worst)));
        row(Code.CONDITION_OF_STRANGER, unsigned(settle(conditions(false, who(STRANGER), AmountCode.GREATER, 51))));
        Who vault = Who.of(VAULT);
        row(Code.CONDITION_UNBOUNDED, unsigned(settle(conditions(false, vault, AmountCode.GREATER, 51))));
        row(Code.ORIGIN_SENDS_TOO_MUCH, unsigned(settle(conditions(false, vault, AmountCode.LESS_OR_EQUAL, 51))));

        // 4,250 of 5,000 are spent: four at 1,000 and nonce 0 with a fee of 200 and 50 of its own.
        for (long nonce = 1; nonce <= 4; nonce++) {
            desk.answer(Scene.ask(Scene.settle(1, nonce, 1000)));
        }
        List<PostCondition> good = conditions(false, vault, AmountCode.LESS_OR_EQUAL, 50);
        Txid first = Scene.txid(desk.answer(Scene.ask(unsigned(settle(good).withFee(200)))));
        StacksTransaction other =
                unsigned(settle(conditions(false, vault, AmountCode.EQUAL, 50)).withFee(100));
        row(Code.NONCE_TAKEN, other);
        row(Code.REPLACES_ANOTHER, "keeper", other.encode(), Optional.of(UNKNOWN));
        row(Code.REPLACEMENT_DIFFERS, "keeper", other.encode(), Optional.of(first));
        row(
                Code.REPLACEMENT_FEE_TOO_LOW,
                "keeper",
                unsigned(settle(good).withFee(199)).encode(),
                Optional.of(first));
        // A fee of 951 adds 751 to the 4,250; one of 950 just fits.
        row(Code.DAILY_LIMIT, "keeper", unsigned(settle(good).withFee(951)).encode(), Optional.of(first));
        assertThat(desk.answer(Scene.askInsteadOf(first, unsigned(settle(good).withFee(950)))))
                .extracting(Scene::outcome)
                .isEqualTo("SIGNED");

        List<String> all = new ArrayList<>(EnumSet.range(Code.MALFORMED_REQUEST, Code.DAILY_LIMIT).stream()
                .map(Code::name)
                .toList());
        // Of requests that are none: the server's test.
        all.remove(Code.MALFORMED_REQUEST.name());
        assertThat(met).isEqualTo(all);
    }
}
