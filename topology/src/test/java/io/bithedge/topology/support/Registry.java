package io.bithedge.topology.support;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import java.nio.ByteBuffer;

/** The registry beside a {@link Market}: it creates what the vault locked and closes what it settled, far before expiration. */
public final class Registry implements RandomActs.Trade {
    private final SimChain chain;
    private final Market market;
    private final long feeBps;

    public Registry(SimChain chain, Market market) {
        this(chain, market, 0);
    }

    /** {@code feeBps}: what the vault keeps, of the premium it passes on. */
    public Registry(SimChain chain, Market market, long feeBps) {
        this.feeBps = feeBps;
        this.chain = chain;
        this.market = market;
    }

    @Override
    public void sell(BookId book, long policyId, long collateral, long premium) {
        long fee = premium * feeBps / 10_000;
        market.lock(book, policyId, collateral, premium, fee);
        chain.add(
                SimChain.REGISTRY,
                new PolicyCreated(
                        policyId,
                        "buyer",
                        ByteBuffer.wrap(new byte[16]),
                        isPut(book) ? PolicyType.PUT : PolicyType.CALL,
                        PolicyStyle.AMERICAN,
                        6_000_000_000_000L,
                        100_000L,
                        chain.burnHeight() + Market.FAR,
                        BookIdMapper.token(book),
                        BookIdMapper.tier(book),
                        collateral,
                        premium + fee,
                        chain.burnHeight() * 600 + 120,
                        6_000_000_000_000L,
                        80_000_000L,
                        chain.burnHeight(),
                        "buyer",
                        6_000_000_000_000L,
                        80_000_000L));
    }

    @Override
    public void settle(BookId book, PolicyLock lock, long payout) {
        market.settle(book, lock.policyId(), payout);
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(
                        lock.policyId(),
                        "buyer",
                        payout > 0 ? PolicyStatus.EXPIRED_ITM : PolicyStatus.EXPIRED_OTM,
                        6_000_000_000_000L,
                        80_000_000L,
                        payout,
                        0L,
                        chain.burnHeight(),
                        chain.burnHeight(),
                        isPut(book) ? chain.burnHeight() : 0L));
    }

    private static boolean isPut(BookId book) {
        return BookIdMapper.token(book) == Token.STX;
    }

    public void requestActivation(long policyId) {
        chain.add(
                SimChain.REGISTRY,
                new ActivationRequested(policyId, "buyer", chain.burnHeight(), chain.burnHeight() * 600));
    }

    public void lapse(long policyId, long requestedAt) {
        chain.add(SimChain.REGISTRY, new ActivationLapsed(policyId, "buyer", requestedAt, chain.burnHeight()));
    }
}
