package io.bithedge.oracle.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.observe.SendingAccount.Posted;
import io.bithedge.oracle.observe.SendingAccount.Turn;
import io.bithedge.oracle.observe.SendingAccount.Waiting;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.Rejection;
import io.bithedge.stacks.client.RejectionReason;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingAccountTest {
    private static final BigInteger CAP = BigInteger.valueOf(1_200);
    private static final Principal.Contract ORACLE =
            Principal.Contract.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.price-oracle");

    private final Node node = new Node();
    private final List<Optional<Txid>> replaced = new ArrayList<>();
    private final ObserverKey key = recording(ObserverKey.of(PrivateKey.ofHex("01".repeat(32) + "01")));
    private final SendingAccount account = new SendingAccount(node, key, Network.TESTNET, CAP);

    /** One nonce, a mempool of one transaction that wants more fee of whoever takes its place. */
    private static final class Node implements SendingPort {
        private final List<StacksTransaction> taken = new ArrayList<>();
        private Optional<StacksTransaction> mempool = Optional.empty();
        private long nonce = 4;
        private boolean isShut;

        void mine() {
            mempool = Optional.empty();
            nonce++;
        }

        @Override
        public long nextNonce(Principal who) {
            return nonce;
        }

        @Override
        public BigInteger wantedFee(TransactionBuilder call) {
            return BigInteger.valueOf(1_000);
        }

        @Override
        public SubmitResult submit(StacksTransaction signed) {
            boolean isKnown =
                    mempool.filter(it -> it.txid().equals(signed.txid())).isPresent();
            if (isShut) {
                return new SubmitResult.Rejected(
                        new Rejection(RejectionReason.SERVER_FAILURE_OTHER, "ServerFailureOther", Map.of()));
            }
            if (!isKnown
                    && mempool.filter(it -> fee(it).compareTo(fee(signed)) >= 0).isPresent()) {
                return new SubmitResult.Rejected(new Rejection(
                        RejectionReason.CONFLICTING_NONCE_IN_MEMPOOL, "ConflictingNonceInMempool", Map.of()));
            }
            mempool = Optional.of(signed);
            taken.add(signed);
            return new SubmitResult.Accepted(signed.txid());
        }

        private static BigInteger fee(StacksTransaction it) {
            return it.authorization().origin().feeMicroStx();
        }
    }

    private ObserverKey recording(ObserverKey inner) {
        return new ObserverKey() {
            @Override
            public Bytes publicKey() {
                return inner.publicKey();
            }

            @Override
            public StacksTransaction sign(StacksTransaction unsigned, Optional<Txid> replaces) throws IOException {
                replaced.add(replaces);
                return inner.sign(unsigned, replaces);
            }
        };
    }

    private static TransactionBuilder prices(long price) {
        return TransactionBuilder.contractCall(
                Network.TESTNET, ORACLE, "submit-prices", List.of(ClarityValue.list(ClarityValue.uint(price))));
    }

    private Waiting overdue(long burnHeight) {
        return ((Turn.Overdue) account.turn(burnHeight)).old();
    }

    private static Waiting taken(Posted posted) {
        return ((Posted.Taken) posted).now();
    }

    @Test
    void waitsForTheBlockAndThenSendsTheNext() throws Exception {
        Waiting first = account.send(prices(1), 100);
        assertThat(account.turn(100)).isEqualTo(new Turn.NotYet(first));
        node.mine();
        assertThat(account.turn(101)).isEqualTo(new Turn.Free());
        assertThat(account.send(prices(2), 101).nonce()).isEqualTo(5);
    }

    @Test
    void theNewestPricesTakeTheNonceOfOlderOnesForMoreFee() throws Exception {
        Waiting first = account.send(prices(1), 100);
        Waiting second = taken(account.replace(overdue(101), prices(2), 101));

        assertThat(second.nonce()).isEqualTo(first.nonce());
        assertThat(second.fee()).isEqualTo(CAP);
        assertThat(argument(node.mempool.orElseThrow())).isEqualTo(ClarityValue.list(ClarityValue.uint(2)));
        assertThat(replaced).containsExactly(Optional.empty(), Optional.of(first.txid()));
    }

    @Test
    void waitsAtTheHighestFeeWhileTheNodeHasTheOlderOne() throws Exception {
        account.send(prices(1), 100);
        Waiting second = taken(account.replace(overdue(101), prices(2), 101));

        assertThat(account.replace(overdue(102), prices(3), 102)).isEqualTo(new Posted.HasOlder(second));
        assertThat(account.turn(102)).as("one try a burn block").isInstanceOf(Turn.NotYet.class);
        assertThat(account.paysTheMost(second)).isTrue();
        node.mine();
        assertThat(account.turn(103)).isEqualTo(new Turn.Free());
    }

    @Test
    void theNewestPricesGoAtTheHighestFeeOnceTheNodeForgotTheOlderOnes() throws Exception {
        account.send(prices(1), 100);
        account.replace(overdue(101), prices(2), 101);
        account.replace(overdue(102), prices(3), 102);
        node.mempool = Optional.empty();

        Waiting fourth = taken(account.replace(overdue(103), prices(4), 103));
        assertThat(fourth.nonce()).isEqualTo(4);
        assertThat(fourth.fee()).isEqualTo(CAP);
        assertThat(argument(node.mempool.orElseThrow())).isEqualTo(ClarityValue.list(ClarityValue.uint(4)));
        assertThat(replaced.getLast())
                .as("a signer hears of what it signed last")
                .isPresent();
        assertThat(replaced.getLast()).isNotEqualTo(replaced.get(2));
    }

    @Test
    void theSameCallAtTheHighestFeeIsTheSameBytes() throws Exception {
        account.send(prices(1), 100);
        Waiting second = taken(account.replace(overdue(101), prices(1), 101));
        node.mempool = Optional.empty();

        assertThat(taken(account.replace(overdue(102), second.call(), 102)).txid())
                .isEqualTo(second.txid());
    }

    @Test
    void aSignerHearsOfWhatItSignedForANodeThatTookNothing() throws Exception {
        node.isShut = true;
        assertThatThrownBy(() -> account.send(prices(1), 100)).isInstanceOf(IOException.class);
        node.isShut = false;
        account.send(prices(2), 100);

        assertThat(replaced.getLast()).isPresent();
    }

    private static ClarityValue argument(StacksTransaction transaction) {
        return ((Payload.ContractCall) transaction.payload()).arguments().getFirst();
    }
}
