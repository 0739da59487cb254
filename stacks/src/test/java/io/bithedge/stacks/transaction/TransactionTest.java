package io.bithedge.stacks.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {
    private static final PrivateKey K1 = Vectors.key("K1");
    private static final PrivateKey K2 = Vectors.key("K2");
    private static final String TX04 =
            Vectors.transaction("tx04").get("signed_tx_hex").asString();

    private static TransactionBuilder transfer() {
        return TransactionBuilder.tokenTransfer(
                Network.TESTNET, Principal.of(K2.address(Network.TESTNET)), BigInteger.TEN, Bytes.EMPTY);
    }

    /** Offsets in tx04: auth 5, hash mode 6, encoding 43, modes 109 and 110, conditions 111, payload 147. */
    @ParameterizedTest
    @CsvSource({
        "0, 01, UNKNOWN_TAG",
        "5, 06, UNKNOWN_TAG",
        "6, 04, UNKNOWN_TAG",
        "43, 02, OUT_OF_RANGE",
        "109, 00, UNKNOWN_TAG",
        "109, 04, UNKNOWN_TAG",
        "110, 04, UNKNOWN_TAG",
        "111, ff, TOO_LONG",
        "115, 05, UNKNOWN_TAG",
        "116, 04, UNKNOWN_TAG",
        "138, 06, UNKNOWN_TAG",
        "147, 09, UNKNOWN_TAG"
    })
    void refusesChangedBytesAtTheirOffset(int offset, String with, Kind kind) {
        String changed = TX04.substring(0, 2 * offset) + with + TX04.substring(2 * offset + 2);
        MalformedException e =
                catchThrowableOfType(MalformedException.class, () -> StacksTransaction.decode(Bytes.ofHex(changed)));
        assertThat(e).isNotNull();
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.offset()).isEqualTo(offset);
    }

    @Test
    void refusesEveryTruncationAndATail() {
        Bytes whole = Bytes.ofHex(TX04);
        for (int size = 0; size < whole.size(); size++) {
            Bytes part = whole.slice(0, size);
            assertThatThrownBy(() -> StacksTransaction.decode(part)).isInstanceOf(MalformedException.class);
        }
        MalformedException e = catchThrowableOfType(
                MalformedException.class, () -> StacksTransaction.decode(whole.concat(Bytes.zeros(1))));
        assertThat(e.kind()).isEqualTo(Kind.TRAILING_BYTES);
        assertThat(e.offset()).isEqualTo(whole.size());
    }

    @Test
    void refusesMoreThanTwoMebibytes() {
        Bytes large = Bytes.zeros(StacksTransaction.MAX_SIZE + 1);
        assertThat(catchThrowableOfType(MalformedException.class, () -> StacksTransaction.decode(large))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    /** hash mode 01, signer, nonce 1, fee 2, one key and one signature, 2 of them required. */
    @Test
    void readsAndWritesMultiSignatureConditions() {
        String fields = "00000002" + "00" + "02".repeat(33) + "02" + "01".repeat(65) + "0002";
        String condition = "01" + "aa".repeat(20) + "0000000000000001" + "0000000000000002" + fields;
        String hex = "8080000000" + "04" + condition + TX04.substring(2 * 109);
        StacksTransaction tx = StacksTransaction.decode(Bytes.ofHex(hex));
        assertThat(tx.encode().toHex()).isEqualTo(hex);
        var multi = (SpendingCondition.MultiSig) tx.authorization().origin();
        assertThat(multi.signaturesRequired()).isEqualTo(2);
        assertThat(multi.fields()).hasSize(2);
        assertThat(multi.address(Network.TESTNET).toString()).startsWith("SN");
        assertThat(SignatureCheck.isFullySigned(tx)).isFalse();
        assertThatThrownBy(() -> TransactionSigner.signOrigin(tx, K1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesPayloadsOfMinersUnparsed() {
        String hex = TX04.substring(0, 2 * 111) + "00000000" + "04" + "00".repeat(32);
        StacksTransaction tx = StacksTransaction.decode(Bytes.ofHex(hex));
        assertThat(tx.payload()).isEqualTo(new Payload.Opaque(4, Bytes.zeros(32)));
        assertThat(tx.encode().toHex()).isEqualTo(hex);
    }

    @Test
    void deploysWithAndWithoutVersion() {
        String source = "(ok u1)\n";
        StacksTransaction plain =
                TransactionBuilder.deploy(Network.TESTNET, "a", source).sign(K1);
        StacksTransaction versioned =
                TransactionBuilder.deploy(Network.TESTNET, "a", source, 4).sign(K1);
        assertThat(plain.payload().encode().toHex()).isEqualTo("0101610000000828" + "6f6b20753129" + "0a");
        assertThat(versioned.payload().encode().toHex()).isEqualTo("060401610000000828" + "6f6b20753129" + "0a");
        assertThat(StacksTransaction.decode(plain.encode())).isEqualTo(plain);
        assertThat(StacksTransaction.decode(versioned.encode())).isEqualTo(versioned);
        assertThatThrownBy(() -> TransactionBuilder.deploy(Network.TESTNET, "a", "; é", 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItsSizeBeforeItIsSigned() {
        assertThat(transfer().signedSize()).isEqualTo(180);
        assertThat(transfer().sign(K1).encode().size()).isEqualTo(180);
    }

    @Test
    void checksSignatures() {
        StacksTransaction signed = transfer().sign(K1);
        assertThat(SignatureCheck.isFullySigned(signed)).isTrue();
        assertThat(SignatureCheck.isFullySigned(transfer().unsigned(K1.publicKey())))
                .isFalse();
        var origin = (SpendingCondition.SingleSig) signed.authorization().origin();
        StacksTransaction dearer = signed.withAuthorization(new Authorization.Standard(origin.withFee(BigInteger.TEN)));
        assertThat(SignatureCheck.isFullySigned(dearer)).isFalse();
    }

    @Test
    void sponsorRaisesItsFeeWithoutTheOrigin() {
        StacksTransaction half = transfer().signSponsored(K1);
        assertThat(SignatureCheck.isFullySigned(half)).isFalse();
        StacksTransaction cheap = TransactionSigner.signSponsor(half, K2, BigInteger.ONE, BigInteger.valueOf(200));
        StacksTransaction dear = TransactionSigner.signSponsor(cheap, K2, BigInteger.ONE, BigInteger.valueOf(300));
        assertThat(SignatureCheck.isFullySigned(cheap)).isTrue();
        assertThat(SignatureCheck.isFullySigned(dear)).isTrue();
        assertThat(dear.authorization().origin())
                .isEqualTo(cheap.authorization().origin());
        assertThat(dear.authorization().payer().feeMicroStx()).isEqualTo(300);
        assertThat(dear.txid()).isNotEqualTo(cheap.txid());
    }

    @Test
    void refusesToSignForAnotherAccount() {
        assertThatThrownBy(() -> TransactionSigner.signOrigin(transfer().unsigned(K1.publicKey()), K2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransactionSigner.signSponsor(transfer().sign(K1), K2, BigInteger.ONE, BigInteger.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constructorsKeepToTheWireRanges() {
        assertThatThrownBy(() -> transfer().withFee(-1).unsigned(K1.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> transfer().withNonce(BigInteger.ONE.shiftLeft(64)).unsigned(K1.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        Principal recipient = Principal.of(K2.address(Network.TESTNET));
        assertThatThrownBy(() ->
                        TransactionBuilder.tokenTransfer(Network.TESTNET, recipient, BigInteger.ONE, Bytes.zeros(35)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransactionBuilder.contractCall(
                        Network.TESTNET, new Principal.Contract(recipient.address(), "vault"), "no spaces", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"a, 0", "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.t::1, 43", "t::t, 0"})
    void refusesAssetsOfAnotherForm(String text, int offset) {
        MalformedException e = catchThrowableOfType(MalformedException.class, () -> AssetId.parse(text));
        assertThat(e).isNotNull();
        assertThat(e.offset()).isEqualTo(offset);
    }
}
