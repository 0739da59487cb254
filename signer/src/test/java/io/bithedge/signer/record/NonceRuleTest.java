package io.bithedge.signer.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.policy.Candidate;
import io.bithedge.signer.record.NonceRule.Decision;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Newer prices in the place of older ones. The other rules: RefusalOrderTest. */
class NonceRuleTest {
    private static final NonceRule.Limits LIMITS = new NonceRule.Limits(0, 1_000_000);
    private static final StacksTransaction ANY = TransactionBuilder.contractCall(
                    Network.TESTNET,
                    Principal.Contract.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.price-oracle"),
                    "submit-prices",
                    List.of())
            .unsigned(PrivateKey.ofHex("01".repeat(32) + "01").publicKey());

    private final History history = new History();

    private static Bytes thirtyTwo(int number) {
        return Bytes.ofHex("%064x".formatted(number));
    }

    private static Candidate prices(int essence, long fee, String what) {
        return new Candidate("oracle-1", ANY, 4, fee, fee, thirtyTwo(essence), false, true, what);
    }

    private Decision decide(Candidate asked, int txid, Optional<Txid> replaces) {
        Decision decision = NonceRule.decide(history, asked, new Txid(thirtyTwo(txid)), replaces, LIMITS);
        if (decision instanceof Decision.Sign(SignedEntry entry)) {
            history.apply(entry);
        }
        return decision;
    }

    private static Code refusal(Decision decision) {
        return ((Decision.Refuse) decision).refusal().code();
    }

    @Test
    void newerPricesMayTakeThePlaceOfOlderOnesForTheSameFee() {
        decide(prices(1, 900, "o#submit-prices"), 11, Optional.empty());
        Optional<Txid> first = Optional.of(new Txid(thirtyTwo(11)));

        assertThat(refusal(decide(prices(2, 899, "o#submit-prices"), 12, first)))
                .isEqualTo(Code.REPLACEMENT_FEE_TOO_LOW);
        assertThat(refusal(decide(prices(2, 900, "o#submit-prices"), 12, Optional.empty())))
                .isEqualTo(Code.NONCE_TAKEN);
        assertThat(decide(prices(2, 900, "o#submit-prices"), 12, first)).isInstanceOf(Decision.Sign.class);
        assertThat(refusal(decide(prices(3, 900, "o#submit-prices"), 13, first)))
                .isEqualTo(Code.REPLACES_ANOTHER);
    }

    @Test
    void pricesTakeThePlaceOfNothingElse() {
        decide(prices(1, 900, "r#process-expirations"), 11, Optional.empty());

        assertThat(refusal(decide(prices(2, 1_000, "o#submit-prices"), 12, Optional.of(new Txid(thirtyTwo(11))))))
                .isEqualTo(Code.REPLACEMENT_DIFFERS);
    }
}
