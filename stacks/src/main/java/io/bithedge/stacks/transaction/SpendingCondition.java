package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.UInt64;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.RecoverableSignature;
import java.math.BigInteger;
import java.util.List;

/** Who pays and signs: the account by its hash, its nonce, its fee in micro-STX, and the signature or signatures. */
public sealed interface SpendingCondition {
    HashMode hashMode();

    Bytes signer();

    BigInteger nonce();

    BigInteger feeMicroStx();

    /** One key. The signature's bytes are kept as they came: they may be zeros, or not a signature at all. */
    record SingleSig(
            HashMode hashMode,
            Bytes signer,
            BigInteger nonce,
            BigInteger feeMicroStx,
            boolean compressedKey,
            Bytes signature)
            implements SpendingCondition {
        public SingleSig {
            require(signer, nonce, feeMicroStx);
            if (hashMode.isMultiSig() || signature.size() != RecoverableSignature.SIZE) {
                throw new IllegalArgumentException("a single signature of 65 bytes under a single-key hash mode");
            }
            if (hashMode == HashMode.P2WPKH_P2SH && !compressedKey) {
                throw new IllegalArgumentException("P2WPKH needs the compressed key");
            }
        }

        public SingleSig withSignature(Bytes vrs) {
            return new SingleSig(hashMode, signer, nonce, feeMicroStx, compressedKey, vrs);
        }

        public SingleSig unsigned() {
            return withSignature(Bytes.zeros(RecoverableSignature.SIZE));
        }

        public SingleSig withFee(BigInteger fee) {
            return new SingleSig(hashMode, signer, nonce, fee, compressedKey, signature);
        }
    }

    /** Several keys; decoded and re-encoded, never signed here. */
    record MultiSig(
            HashMode hashMode,
            Bytes signer,
            BigInteger nonce,
            BigInteger feeMicroStx,
            List<Field> fields,
            int signaturesRequired)
            implements SpendingCondition {
        public MultiSig {
            require(signer, nonce, feeMicroStx);
            fields = List.copyOf(fields);
            if (!hashMode.isMultiSig() || signaturesRequired < 0 || signaturesRequired > 0xffff) {
                throw new IllegalArgumentException("several keys under a multi-key hash mode");
            }
        }
    }

    /** One participant of a multi-signature: its key, or its signature from which the key follows. */
    sealed interface Field {
        boolean compressedKey();

        /** The key on the wire is compressed in either case; the flag says how it is hashed. */
        record Key(boolean compressedKey, Bytes publicKey) implements Field {
            public Key {
                if (publicKey.size() != 33) {
                    throw new IllegalArgumentException("a key field has 33 bytes, got " + publicKey.size());
                }
            }
        }

        record Signature(boolean compressedKey, Bytes vrs) implements Field {
            public Signature {
                if (vrs.size() != RecoverableSignature.SIZE) {
                    throw new IllegalArgumentException("a signature field has 65 bytes, got " + vrs.size());
                }
            }
        }
    }

    default StacksAddress address(Network network) {
        return new StacksAddress(hashMode().addressVersion(network), signer());
    }

    /** The same account with all that is signed later taken out. */
    default SpendingCondition cleared() {
        return switch (this) {
            case SingleSig single ->
                new SingleSig(
                        single.hashMode(),
                        single.signer(),
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        single.compressedKey(),
                        Bytes.zeros(RecoverableSignature.SIZE));
            case MultiSig multi ->
                new MultiSig(
                        multi.hashMode(),
                        multi.signer(),
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        List.of(),
                        multi.signaturesRequired());
        };
    }

    /** Unsigned, with a single key. */
    static SingleSig unsigned(Bytes hash160, boolean compressedKey, BigInteger nonce, BigInteger feeMicroStx) {
        return new SingleSig(
                HashMode.P2PKH, hash160, nonce, feeMicroStx, compressedKey, Bytes.zeros(RecoverableSignature.SIZE));
    }

    /** What stands for the sponsor while the origin signs. */
    static SingleSig sponsorSentinel() {
        return unsigned(Bytes.zeros(StacksAddress.HASH_SIZE), true, BigInteger.ZERO, BigInteger.ZERO);
    }

    private static void require(Bytes signer, BigInteger nonce, BigInteger fee) {
        if (signer.size() != StacksAddress.HASH_SIZE) {
            throw new IllegalArgumentException("a signer's hash has 20 bytes, got " + signer.size());
        }
        UInt64.require(nonce, "nonce");
        UInt64.require(fee, "fee");
    }
}
