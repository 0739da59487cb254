package io.bithedge.schemas;

import static io.bithedge.schemas.About.Lateness.EPOCH;
import static io.bithedge.schemas.About.Lateness.FINAL;
import static io.bithedge.schemas.About.Lateness.HOUR;
import static io.bithedge.schemas.Topic.Cleanup.COMPACT;
import static io.bithedge.schemas.Topic.Cleanup.FOREVER;

import io.bithedge.schemas.About.Lateness;
import io.bithedge.schemas.avro.published.BalanceRow;
import io.bithedge.schemas.avro.published.BlockFact;
import io.bithedge.schemas.avro.published.BookRow;
import io.bithedge.schemas.avro.published.DepositFact;
import io.bithedge.schemas.avro.published.EpochOpenedFact;
import io.bithedge.schemas.avro.published.ExitRequestFact;
import io.bithedge.schemas.avro.published.ExposureRow;
import io.bithedge.schemas.avro.published.PolicyClosedFact;
import io.bithedge.schemas.avro.published.PolicyCreatedFact;
import io.bithedge.schemas.avro.published.PolicyRow;
import io.bithedge.schemas.avro.published.PremiumEarnedFact;
import io.bithedge.schemas.avro.published.PriceRecordedFact;
import io.bithedge.schemas.avro.published.SnapshotRow;
import io.bithedge.schemas.avro.published.VintageRow;
import io.bithedge.schemas.avro.published.WeightRow;
import io.bithedge.schemas.avro.published.WithdrawalFact;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The part of the catalogue that is made for others: facts, one row an event, kept for ever and in the order of the chain; and state, the
 * newest row of each key.
 */
public final class PublicTopics {
    /** Of every public topic's name, and of no other's. */
    public static final String PREFIX = "pool.";

    private static final String HOLD = "chain-events, by hold-blocks";
    private static final String BOOK = "vault-events, by fold-books";
    private static final String POLICY = "policy-registry-events, by fold-policies";
    private static final String ACCOUNT = "provider-events and epoch-closings, by fold-accounts";
    private static final String EXPOSED = "exposure-events, by fold-exposure";
    public static final Topic<DepositFact> DEPOSITS = fact("deposits", "provider", DepositFact.class, HOLD);
    public static final Topic<ExitRequestFact> EXIT_REQUESTS =
            fact("exit-requests", "provider", ExitRequestFact.class, HOLD);
    public static final Topic<WithdrawalFact> WITHDRAWALS = fact("withdrawals", "provider", WithdrawalFact.class, HOLD);
    public static final Topic<EpochOpenedFact> EPOCHS_OPENED =
            fact("epochs-opened", "token:tier", EpochOpenedFact.class, HOLD);
    public static final Topic<PolicyCreatedFact> POLICIES_CREATED =
            fact("policies-created", "policy id", PolicyCreatedFact.class, POLICY);
    public static final Topic<PolicyClosedFact> POLICIES_CLOSED =
            fact("policies-closed", "policy id", PolicyClosedFact.class, POLICY);
    public static final Topic<PremiumEarnedFact> PREMIUMS_EARNED =
            fact("premiums-earned", "policy id", PremiumEarnedFact.class, POLICY);
    public static final Topic<PriceRecordedFact> PRICES_RECORDED =
            fact("prices-recorded", "asset", PriceRecordedFact.class, HOLD);
    public static final Topic<BlockFact> BLOCKS = fact("blocks", "chain", BlockFact.class, HOLD);

    public static final Topic<BookRow> BOOKS = state("books", BookRow.class, 1, FINAL, BOOK, "token", "tier");
    public static final Topic<VintageRow> VINTAGES =
            state("vintages", VintageRow.class, 1, FINAL, BOOK, "token", "tier", "epoch");
    public static final Topic<PolicyRow> POLICIES = state("policies", PolicyRow.class, 1, FINAL, POLICY, "policyId");
    public static final Topic<BalanceRow> BALANCES = state(
            "balances", BalanceRow.class, Topics.PROVIDER_PARTITIONS, FINAL, ACCOUNT, "provider", "token", "tier");
    public static final Topic<WeightRow> WEIGHTS = state(
            "weights",
            WeightRow.class,
            Topics.PROVIDER_PARTITIONS,
            EPOCH,
            ACCOUNT,
            "provider",
            "token",
            "tier",
            "epoch");
    public static final Topic<SnapshotRow> SNAPSHOTS =
            state("snapshots", SnapshotRow.class, 1, HOUR, BOOK, "token", "tier", "slot");
    public static final Topic<ExposureRow> EXPOSURE = state(
            "exposure",
            ExposureRow.class,
            1,
            FINAL,
            EXPOSED,
            "token",
            "tier",
            "epoch",
            "expirationBurnHeight",
            "strikeUsdE8",
            "coverageClass");

    public static final List<Topic<?>> ALL = List.of(
            DEPOSITS,
            EXIT_REQUESTS,
            WITHDRAWALS,
            EPOCHS_OPENED,
            POLICIES_CREATED,
            POLICIES_CLOSED,
            PREMIUMS_EARNED,
            PRICES_RECORDED,
            BLOCKS,
            BOOKS,
            VINTAGES,
            POLICIES,
            BALANCES,
            WEIGHTS,
            SNAPSHOTS,
            EXPOSURE);

    private PublicTopics() {}

    /** {@code deposits} of {@code pool.deposits.v1}, whatever stands before it for this pool. */
    public static String shortName(Topic<?> topic) {
        String name = topic.name();
        return name.substring(TopicPrefix.before(PREFIX).length(), name.lastIndexOf('.'));
    }

    /** {@code policies_created} of {@code pool.policies-created.v1}: a name that SQL takes without quotes. */
    public static String tableName(Topic<?> topic) {
        return shortName(topic).replace('-', '_');
    }

    private static <V extends SpecificRecord> Topic<V> fact(String name, String key, Class<V> type, String lineage) {
        return new Topic<>(PREFIX + name + ".v1", key, type, 1, FOREVER, About.fact(FINAL, lineage));
    }

    private static <V extends SpecificRecord> Topic<V> state(
            String name, Class<V> type, int partitions, Lateness lateness, String lineage, String... key) {
        return new Topic<>(
                PREFIX + name + ".v1",
                String.join(":", key),
                type,
                partitions,
                COMPACT,
                About.state(lateness, lineage, key));
    }
}
