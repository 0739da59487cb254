package io.bithedge.submitter.value;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.math.BigInteger;

/** A transaction bound to a nonce. The bytes are the truth. */
public sealed interface Envelope {
    int SIGNATURE_BYTES = 65;

    long nonce();

    long feeMicroStx();

    Bytes bytes();

    /**
     * To be signed. `bytes` differ from what is signed in fee and signature only: unsigned ones, or those that were signed for the
     * same nonce with a smaller fee, which stand if the signer refuses the new ones.
     */
    record Draft(long nonce, long feeMicroStx, Bytes bytes) implements Envelope {
        /** What the signer is asked to sign: always the same for the same draft. */
        public StacksTransaction unsigned() {
            StacksTransaction before = StacksTransaction.decode(bytes);
            SingleSig origin = (SingleSig) before.authorization().origin();
            return before.withAuthorization(new Authorization.Standard(new SingleSig(
                    origin.hashMode(),
                    origin.signer(),
                    BigInteger.valueOf(nonce),
                    BigInteger.valueOf(feeMicroStx),
                    origin.compressedKey(),
                    Bytes.zeros(SIGNATURE_BYTES))));
        }
    }

    /** Complete. `burnHeight` is that of the burn chain when it was signed, 0 when it was not known. */
    record Signed(long nonce, long feeMicroStx, Bytes bytes, Txid txid, long burnHeight) implements Envelope {}

    /** Who pays what under which nonce, without the signature. */
    static Authorization unsigned(StacksTransaction signed) {
        SingleSig origin = (SingleSig) signed.authorization().origin();
        return new Authorization.Standard(origin.withSignature(Bytes.zeros(SIGNATURE_BYTES)));
    }

    static BigInteger fee(StacksTransaction transaction) {
        return ((SingleSig) transaction.authorization().origin()).feeMicroStx();
    }
}
