package io.bithedge.pool.voucher;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.Map;

/**
 * How much a provider may have withdrawn in all: capital within this epoch, premium ever. Both limits only grow while the epoch lasts, so a
 * voucher made from any older state of the same epoch is safe, and using two pays no unit more than the larger one.
 * Source: liquidity-pool-vault.clar#withdraw, #voucher-hash.
 */
public record Voucher(Principal provider, BookId book, Epoch epoch, Units capitalLimit, Units premiumLimit) {
    private static final String DOMAIN = "bithedge-voucher";

    public ClarityValue message(Principal vault, long chainId) {
        return ClarityValue.tuple(Map.of(
                "domain", ClarityValue.ascii(DOMAIN),
                "vault", ClarityValue.principal(vault),
                "chain", ClarityValue.uint(chainId),
                "provider", ClarityValue.principal(provider),
                "token", ClarityValue.ascii(book.token().name()),
                "tier", ClarityValue.ascii(book.tier().chainName()),
                "epoch", ClarityValue.uint(epoch.value()),
                "capital-limit", ClarityValue.uint(capitalLimit.value()),
                "premium-limit", ClarityValue.uint(premiumLimit.value())));
    }
}
