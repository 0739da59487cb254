package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.List;

/** What a signer process answers. */
public sealed interface SignerAnswer {
    /** Which protocol it speaks, and for which network (mainnet or testnet) and chain it signs. */
    record Hello(int version, String network, long chainId) implements SignerAnswer {}

    record Accounts(List<SignerAccount> accounts) implements SignerAnswer {
        public Accounts {
            accounts = List.copyOf(accounts);
        }
    }

    record Signed(Txid txid, Bytes transaction) implements SignerAnswer {}

    /** 65 bytes: r, s, recovery id. */
    record QuoteSigned(Bytes signature) implements SignerAnswer {}

    /** The code is a word of the signer's table of refusals; the message says what was expected and what was found. */
    record Refused(String code, String message) implements SignerAnswer {}

    record Status(SignerStatus status) implements SignerAnswer {}
}
