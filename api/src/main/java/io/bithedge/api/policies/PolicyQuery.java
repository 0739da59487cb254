package io.bithedge.api.policies;

import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which policies: every field that is there narrows the choice.
 *
 * @param owner address of the owner
 * @param status ACTIVE, EXERCISED, EXPIRED_ITM, EXPIRED_OTM or VOID
 * @param book as in STX:balanced
 * @param expiresBefore burn height, not included
 */
public record PolicyQuery(
        @Nullable String owner,
        @Nullable String status,
        @Nullable String book,
        @Nullable String expiresBefore) {
    public PolicyFilter parsed() {
        return new PolicyFilter(
                Optional.ofNullable(owner)
                        .map(text -> Fields.principal("owner", text).toString()),
                Optional.ofNullable(book).map(Fields::book),
                Optional.ofNullable(status).map(text -> Fields.oneOf(PolicyStatus.class, "status", text)),
                Optional.ofNullable(expiresBefore).map(text -> new BurnHeight(Fields.amount("expiresBefore", text))));
    }
}
