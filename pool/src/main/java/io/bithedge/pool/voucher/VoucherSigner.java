package io.bithedge.pool.voucher;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.signing.StructuredMessage;

/** Signs vouchers for one vault on one chain. The signature is r, s, recovery id. */
public final class VoucherSigner {
    private final Principal vault;
    private final long chainId;
    private final Signer authoriser;

    public VoucherSigner(Principal vault, long chainId, Signer authoriser) {
        this.vault = vault;
        this.chainId = chainId;
        this.authoriser = authoriser;
    }

    public Bytes sign(Voucher voucher) {
        return StructuredMessage.signRsv(authoriser, voucher.message(vault, chainId));
    }
}
