package io.bithedge.topology.support;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.topology.map.BookIdMapper;
import java.nio.ByteBuffer;

/** A policy as the two contracts tell of it: bought and, later, settled. */
public record Sale(
        long policyId,
        String owner,
        BookId book,
        long epoch,
        long expirationHeight,
        long strike,
        long amount,
        long collateral) {
    /** The vault prints first: the registry calls it. */
    public void buy(SimChain chain) {
        chain.add(SimChain.VAULT, locked());
        chain.add(SimChain.REGISTRY, created(chain.burnHeight()));
    }

    public CollateralLocked locked() {
        return new CollateralLocked(
                policyId,
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                epoch,
                collateral,
                0L,
                0L,
                "registry",
                owner,
                expirationHeight);
    }

    public PolicyCreated created(long height) {
        return new PolicyCreated(
                policyId,
                owner,
                ByteBuffer.wrap(new byte[16]),
                book.token() == Token.STX ? PolicyType.PUT : PolicyType.CALL,
                PolicyStyle.AMERICAN,
                strike,
                amount,
                expirationHeight,
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                collateral,
                0L,
                height * 600 + 120,
                strike,
                80_000_000L,
                height,
                owner,
                strike,
                80_000_000L);
    }

    public void settle(SimChain chain) {
        chain.add(
                SimChain.VAULT,
                new PolicySettled(
                        policyId,
                        BookIdMapper.token(book),
                        BookIdMapper.tier(book),
                        epoch,
                        collateral,
                        0L,
                        0L,
                        "registry",
                        owner,
                        expirationHeight));
    }
}
