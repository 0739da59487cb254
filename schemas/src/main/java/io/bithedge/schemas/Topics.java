package io.bithedge.schemas;

import static io.bithedge.schemas.Topic.Cleanup.COMPACT;
import static io.bithedge.schemas.Topic.Cleanup.COMPACT_MONTH;
import static io.bithedge.schemas.Topic.Cleanup.FOREVER;
import static io.bithedge.schemas.Topic.Cleanup.WEEK;

import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.ProviderRecord;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.RegistryRecord;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.VaultRecord;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.WatchedTransaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The topic catalogue: the only place where a topic is named. */
public final class Topics {
    private static final int BOOK_PARTITIONS = 2;
    /** A power of two: the claim tree's buckets divide evenly among the partitions. */
    private static final int PROVIDER_PARTITIONS = 4;

    private static final int POLICY_PARTITIONS = 2;
    private static final int SIGNER_PARTITIONS = 2;

    /** The key of everything that belongs to the one chain we follow. */
    public static final String CHAIN_KEY = "stacks";

    public static final Topic<ChainRecord> CHAIN_EVENTS =
            topic("chain-events.v1", "chain", ChainRecord.class, 1, FOREVER);
    public static final Topic<ChainCursor> CHAIN_CURSOR =
            topic("chain-cursor.v1", "chain", ChainCursor.class, 1, COMPACT);
    public static final Topic<BlockObservation> OBSERVED_BLOCKS =
            topic("observed-blocks.v1", "index block hash", BlockObservation.class, 1, WEEK);
    public static final Topic<MempoolEvent> MEMPOOL_EVENTS =
            topic("mempool-events.v1", "txid", MempoolEvent.class, 1, WEEK);

    public static final Topic<VaultRecord> VAULT_EVENTS =
            topic("vault-events.v1", "token:tier", VaultRecord.class, BOOK_PARTITIONS, FOREVER);
    public static final Topic<ProviderRecord> PROVIDER_EVENTS =
            topic("provider-events.v1", "provider", ProviderRecord.class, PROVIDER_PARTITIONS, FOREVER);
    public static final Topic<RegistryRecord> POLICY_REGISTRY_EVENTS =
            topic("policy-registry-events.v1", "policy id", RegistryRecord.class, POLICY_PARTITIONS, FOREVER);
    public static final Topic<OracleRecord> ORACLE_EVENTS =
            topic("oracle-events.v1", "asset", OracleRecord.class, 1, FOREVER);

    public static final Topic<EpochClosing> EPOCH_CLOSINGS =
            topic("epoch-closings.v1", "token:tier", EpochClosing.class, PROVIDER_PARTITIONS, FOREVER);
    public static final Topic<EpochWeighed> EPOCH_WEIGHINGS =
            topic("epoch-weighings.v1", "token:tier", EpochWeighed.class, BOOK_PARTITIONS, FOREVER);

    public static final Topic<EpochTree> EPOCH_TREES =
            topic("epoch-trees.v1", "token:tier:even or odd, by the epoch", EpochTree.class, 1, COMPACT);

    public static final Topic<Book> BOOKS = topic("books.v1", "token:tier", Book.class, 1, COMPACT);
    public static final Topic<VintageRecord> VINTAGES =
            topic("vintages.v1", "token:tier:epoch, or position:partition", VintageRecord.class, 1, COMPACT);
    public static final Topic<Account> ACCOUNTS = topic(
            "accounts.v1", "token:tier:provider, partitioned by provider", Account.class, PROVIDER_PARTITIONS, COMPACT);
    public static final Topic<AccountEntry> ACCOUNT_ENTRIES =
            topic("account-entries.v1", "provider", AccountEntry.class, PROVIDER_PARTITIONS, FOREVER);
    public static final Topic<Policy> POLICIES =
            topic("policies.v1", "policy id", Policy.class, POLICY_PARTITIONS, COMPACT);

    public static final Topic<ExposureFactRecord> EXPOSURE_EVENTS =
            topic("exposure-events.v1", "token:tier", ExposureFactRecord.class, BOOK_PARTITIONS, FOREVER);
    public static final Topic<ExposureRecord> EXPOSURE = topic(
            "exposure.v1",
            "token:tier, token:tier:epoch:expiration height:strike:coverage class, or position:partition",
            ExposureRecord.class,
            1,
            COMPACT);
    public static final Topic<RiskSnapshot> RISK_SNAPSHOTS =
            topic("risk-snapshots.v1", "token:tier", RiskSnapshot.class, 1, FOREVER);

    public static final Topic<PriceTickRecord> PRICE_TICKS =
            topic("price-ticks.v1", "asset", PriceTickRecord.class, 1, WEEK);
    public static final Topic<PriceDemand> PRICE_DEMANDS =
            topic("price-demands.v1", "chain", PriceDemand.class, 1, WEEK);
    public static final Topic<PriceUpdate> PRICES = topic("prices.v1", "asset", PriceUpdate.class, 1, WEEK);

    public static final Topic<ChainCommand> CHAIN_COMMANDS =
            topic("chain-commands.v1", "signer", ChainCommand.class, SIGNER_PARTITIONS, FOREVER);
    public static final Topic<SubmittedTransaction> TRANSACTIONS = topic(
            "transactions.v1",
            "signer:command id, partitioned by signer",
            SubmittedTransaction.class,
            SIGNER_PARTITIONS,
            COMPACT);
    public static final Topic<TransactionAction> TRANSACTION_ACTIONS =
            topic("transaction-actions.v1", "signer", TransactionAction.class, SIGNER_PARTITIONS, FOREVER);
    public static final Topic<Incident> INCIDENTS =
            topic("incidents.v1", "token, or * for both", Incident.class, 1, FOREVER);

    public static final Topic<IncidentAction> INCIDENT_ACTIONS =
            topic("incident-actions.v1", "incident id", IncidentAction.class, 1, FOREVER);
    public static final Topic<IncidentLife> INCIDENT_LIVES =
            topic("incident-lives.v1", "incident id", IncidentLife.class, 1, COMPACT);

    public static final Topic<ChainReading> CHAIN_READINGS =
            topic("chain-readings.v1", "token", ChainReading.class, 1, WEEK);
    public static final Topic<BooksSnapshot> BOOK_SNAPSHOTS =
            topic("book-snapshots.v1", "partition of the books", BooksSnapshot.class, 1, WEEK);
    public static final Topic<Reconciled> RECONCILIATIONS =
            topic("reconciliations.v1", "token", Reconciled.class, 1, COMPACT);
    public static final Topic<ExpiringCollateral> EXPIRING_COLLATERAL =
            topic("expiring-collateral.v1", "token:tier:day:policy partition", ExpiringCollateral.class, 1, COMPACT);

    public static final Topic<HistoryRow> BOOK_HISTORY = topic(
            "book-history.v1", "token:tier, token:tier:epoch, or position:partition", HistoryRow.class, 1, FOREVER);
    public static final Topic<PoolSnapshot> POOL_SNAPSHOTS =
            topic("pool-snapshots.v1", "token", PoolSnapshot.class, 1, FOREVER);
    public static final Topic<FirmQuote> QUOTES = topic("quotes.v1", "quote id", FirmQuote.class, 1, WEEK);
    public static final Topic<WatchedTransaction> WATCHED_TRANSACTIONS =
            topic("watched-transactions.v1", "txid", WatchedTransaction.class, 1, WEEK);
    public static final Topic<TransactionLife> OBSERVED_TRANSACTIONS =
            topic("observed-transactions.v1", "txid", TransactionLife.class, 1, COMPACT_MONTH);

    public static final List<Topic<?>> ALL = List.of(
            CHAIN_EVENTS,
            CHAIN_CURSOR,
            OBSERVED_BLOCKS,
            MEMPOOL_EVENTS,
            VAULT_EVENTS,
            PROVIDER_EVENTS,
            POLICY_REGISTRY_EVENTS,
            ORACLE_EVENTS,
            EPOCH_CLOSINGS,
            EPOCH_WEIGHINGS,
            EPOCH_TREES,
            BOOKS,
            VINTAGES,
            ACCOUNTS,
            ACCOUNT_ENTRIES,
            POLICIES,
            EXPOSURE_EVENTS,
            EXPOSURE,
            RISK_SNAPSHOTS,
            PRICE_TICKS,
            PRICE_DEMANDS,
            PRICES,
            CHAIN_COMMANDS,
            TRANSACTIONS,
            TRANSACTION_ACTIONS,
            INCIDENTS,
            INCIDENT_ACTIONS,
            INCIDENT_LIVES,
            CHAIN_READINGS,
            BOOK_SNAPSHOTS,
            RECONCILIATIONS,
            EXPIRING_COLLATERAL,
            BOOK_HISTORY,
            POOL_SNAPSHOTS,
            QUOTES,
            WATCHED_TRANSACTIONS,
            OBSERVED_TRANSACTIONS);

    /** Group of the topology, and the beginning of the names of its own topics. */
    public static final String POOL_GROUP = TopicPrefix.before("bithedge-pool");

    /** What the topology alone writes, from the others of the catalogue: folded again it is the same. */
    public static final List<Topic<?>> FOLDED = List.of(
            VAULT_EVENTS,
            PROVIDER_EVENTS,
            POLICY_REGISTRY_EVENTS,
            ORACLE_EVENTS,
            EPOCH_CLOSINGS,
            EPOCH_WEIGHINGS,
            EPOCH_TREES,
            BOOKS,
            VINTAGES,
            ACCOUNTS,
            ACCOUNT_ENTRIES,
            POLICIES,
            EXPOSURE_EVENTS,
            EXPOSURE,
            RISK_SNAPSHOTS,
            PRICE_DEMANDS,
            PRICES,
            INCIDENT_LIVES,
            BOOK_SNAPSHOTS,
            RECONCILIATIONS,
            EXPIRING_COLLATERAL,
            BOOK_HISTORY,
            POOL_SNAPSHOTS);

    private Topics() {}

    private static <V extends SpecificRecord> Topic<V> topic(
            String name, String key, Class<V> type, int partitions, Topic.Cleanup cleanup) {
        return new Topic<>(TopicPrefix.before(name), key, type, partitions, cleanup);
    }
}
