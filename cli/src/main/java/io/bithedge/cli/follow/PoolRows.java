package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Chain;
import io.bithedge.stacks.clarity.ClarityView;
import java.util.List;
import java.util.Optional;

/** Compares the rows of a vault with a pool that is followed: all of them once, then those that prints have changed. For one thread. */
public final class PoolRows {
    private final Chain chain;
    private final PoolContracts contracts;
    private long checkedThrough;
    private long checkedBurnHeight;

    public PoolRows(Chain chain, PoolContracts contracts) {
        this.chain = chain;
        this.contracts = contracts;
    }

    /** As of the pool's last block; empty when that was compared before. */
    public Optional<List<String>> differences(FollowedPool pool) {
        BlockPlace at = pool.at();
        boolean isFirst = checkedThrough == 0;
        if (pool.terms().isEmpty() || at.height() == checkedThrough) {
            return Optional.empty();
        }
        List<FollowedPool.Touched> touched = pool.touched();
        if (!isFirst && touched.isEmpty() && at.burnHeight() == checkedBurnHeight) {
            return Optional.empty();
        }
        RowCheck check = new RowCheck(new VaultMaps(chain, contracts.vault()), at.indexBlockHash());
        for (FollowedBook book : pool.books()) {
            check.book(book);
            if (isFirst) {
                check.vintages(book);
            }
        }
        for (FollowedPool.Touched row : touched) {
            pool.find(row.book()).ifPresent(book -> check.vintage(book, row.epoch()));
        }
        pool.forgetTouched();
        checkedThrough = at.height();
        checkedBurnHeight = at.burnHeight();
        return Optional.of(check.differences());
    }

    /** Who may veto, as of the pool's last block. */
    public Optional<String> guardian(FollowedPool pool) {
        return chain.readAt(pool.at().indexBlockHash(), contracts.roles(), "get-roles")
                .asOptional()
                .map(roles -> principal(roles, "guardian"));
    }

    private static String principal(ClarityView roles, String role) {
        return roles.principal(role).toString();
    }
}
