package io.bithedge.cli.follow;

import io.bithedge.ledger.Hash32;

/**
 * The next epoch of a book while it waits on the chain.
 *
 * @param weight sub-units
 * @param capacity base units
 * @param confirmableAtBurnHeight from then on anybody may confirm it; until he does, the guardian may veto
 */
public record Proposal(long epoch, long weight, long capacity, Hash32 root, long confirmableAtBurnHeight) {}
