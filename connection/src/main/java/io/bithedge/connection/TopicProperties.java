package io.bithedge.connection;

import io.bithedge.schemas.connection.Replication;
import io.bithedge.settings.BadSetting;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.topics.*`.
 *
 * @param replication brokers that have each record of our topics; default 3 in production, elsewhere as the brokers' default says.
 * @param minInsyncReplicas of these, so many before a record counts; default 2 of 3 in production. A topic that has less is refused.
 */
@Validated
@ConfigurationProperties("bithedge.topics")
record TopicProperties(
        @Range(min = 1, max = 32) @Nullable Integer replication,
        @Range(min = 1, max = 32) @Nullable Integer minInsyncReplicas) {
    Replication replication(boolean isProduction) {
        Replication usual = isProduction ? Replication.SAFE : Replication.UNSTATED;
        int factor = replication == null ? usual.factor() : replication;
        int inSync = minInsyncReplicas == null ? Math.min(usual.minInsyncReplicas(), factor) : minInsyncReplicas;
        try {
            return new Replication(factor, inSync);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(String.valueOf(e.getMessage()), e);
        }
    }
}
