package io.bithedge.schemas;

import static io.bithedge.schemas.About.Lateness.AT_ONCE;
import static io.bithedge.schemas.About.Lateness.BLOCK;
import static io.bithedge.schemas.About.Lateness.EPOCH;
import static io.bithedge.schemas.About.Lateness.FINAL;
import static io.bithedge.schemas.About.Lateness.HOUR;
import static io.bithedge.schemas.About.Owner.ALL_SERVICES;
import static io.bithedge.schemas.About.Owner.API;
import static io.bithedge.schemas.About.Owner.CHAIN_WATCHER;
import static io.bithedge.schemas.About.Owner.OPERATOR;
import static io.bithedge.schemas.About.Owner.ORACLE;
import static io.bithedge.schemas.About.Owner.TOPOLOGY;
import static io.bithedge.schemas.About.Owner.TX_SUBMITTER;
import static io.bithedge.schemas.About.internal;
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
import java.util.stream.Stream;

/** The topic catalogue: the only place where a topic is named, the public ones in {@link PublicTopics}. */
public final class Topics {
    private static final int BOOK_PARTITIONS = 2;
    /** A power of two: the claim tree's buckets divide evenly among the partitions. */
    static final int PROVIDER_PARTITIONS = 4;

    private static final int POLICY_PARTITIONS = 2;
    private static final int SIGNER_PARTITIONS = 2;

    /** The key of everything that belongs to the one chain we follow. */
    public static final String CHAIN_KEY = "stacks";

    public static final Topic<ChainRecord> CHAIN_EVENTS = new Topic<>(
            "chain-events.v1", "chain", ChainRecord.class, 1, FOREVER, internal(CHAIN_WATCHER, BLOCK, "the chain"));
    public static final Topic<ChainCursor> CHAIN_CURSOR = new Topic<>(
            "chain-cursor.v1", "chain", ChainCursor.class, 1, COMPACT, internal(CHAIN_WATCHER, BLOCK, "the chain"));
    public static final Topic<BlockObservation> OBSERVED_BLOCKS = new Topic<>(
            "observed-blocks.v1",
            "index block hash",
            BlockObservation.class,
            1,
            WEEK,
            internal(CHAIN_WATCHER, AT_ONCE, "pushes of a node"));
    public static final Topic<MempoolEvent> MEMPOOL_EVENTS = new Topic<>(
            "mempool-events.v1",
            "txid",
            MempoolEvent.class,
            1,
            WEEK,
            internal(CHAIN_WATCHER, AT_ONCE, "pushes of a node"));

    public static final Topic<VaultRecord> VAULT_EVENTS = new Topic<>(
            "vault-events.v1",
            "token:tier",
            VaultRecord.class,
            BOOK_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "chain-events, by hold-blocks"));
    public static final Topic<ProviderRecord> PROVIDER_EVENTS = new Topic<>(
            "provider-events.v1",
            "provider",
            ProviderRecord.class,
            PROVIDER_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "chain-events, by hold-blocks"));
    public static final Topic<RegistryRecord> POLICY_REGISTRY_EVENTS = new Topic<>(
            "policy-registry-events.v1",
            "policy id",
            RegistryRecord.class,
            POLICY_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "chain-events, by hold-blocks"));
    public static final Topic<OracleRecord> ORACLE_EVENTS = new Topic<>(
            "oracle-events.v1",
            "asset",
            OracleRecord.class,
            1,
            FOREVER,
            internal(TOPOLOGY, FINAL, "chain-events, by hold-blocks"));

    public static final Topic<EpochClosing> EPOCH_CLOSINGS = new Topic<>(
            "epoch-closings.v1",
            "token:tier",
            EpochClosing.class,
            PROVIDER_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, EPOCH, "vault-events, by fold-books"));
    public static final Topic<EpochWeighed> EPOCH_WEIGHINGS = new Topic<>(
            "epoch-weighings.v1",
            "token:tier",
            EpochWeighed.class,
            BOOK_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, EPOCH, "provider-events and epoch-closings, by fold-accounts"));

    public static final Topic<EpochTree> EPOCH_TREES = new Topic<>(
            "epoch-trees.v1",
            "token:tier:even or odd, by the epoch",
            EpochTree.class,
            1,
            COMPACT,
            internal(TOPOLOGY, EPOCH, "epoch-weighings, by fold-books"));

    public static final Topic<Book> BOOKS = new Topic<>(
            "books.v1", "token:tier", Book.class, 1, COMPACT, internal(TOPOLOGY, FINAL, "vault-events, by fold-books"));
    public static final Topic<VintageRecord> VINTAGES = new Topic<>(
            "vintages.v1",
            "token:tier:epoch, or position:partition",
            VintageRecord.class,
            1,
            COMPACT,
            internal(TOPOLOGY, FINAL, "vault-events, by fold-books"));
    public static final Topic<Account> ACCOUNTS = new Topic<>(
            "accounts.v1",
            "token:tier:provider, partitioned by provider",
            Account.class,
            PROVIDER_PARTITIONS,
            COMPACT,
            internal(TOPOLOGY, FINAL, "provider-events and epoch-closings, by fold-accounts"));
    public static final Topic<AccountEntry> ACCOUNT_ENTRIES = new Topic<>(
            "account-entries.v1",
            "provider",
            AccountEntry.class,
            PROVIDER_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "provider-events and epoch-closings, by fold-accounts"));
    public static final Topic<Policy> POLICIES = new Topic<>(
            "policies.v1",
            "policy id",
            Policy.class,
            POLICY_PARTITIONS,
            COMPACT,
            internal(TOPOLOGY, FINAL, "policy-registry-events, by fold-policies"));

    public static final Topic<ExposureFactRecord> EXPOSURE_EVENTS = new Topic<>(
            "exposure-events.v1",
            "token:tier",
            ExposureFactRecord.class,
            BOOK_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "chain-events, by hold-blocks"));
    public static final Topic<ExposureRecord> EXPOSURE = new Topic<>(
            "exposure.v1",
            "token:tier, token:tier:epoch:expiration height:strike:coverage class, or position:partition",
            ExposureRecord.class,
            1,
            COMPACT,
            internal(TOPOLOGY, FINAL, "exposure-events, by fold-exposure"));
    public static final Topic<RiskSnapshot> RISK_SNAPSHOTS = new Topic<>(
            "risk-snapshots.v1",
            "token:tier",
            RiskSnapshot.class,
            1,
            FOREVER,
            internal(TOPOLOGY, FINAL, "exposure-events and prices, by fold-exposure"));

    public static final Topic<PriceTickRecord> PRICE_TICKS = new Topic<>(
            "price-ticks.v1", "asset", PriceTickRecord.class, 1, WEEK, internal(ORACLE, AT_ONCE, "exchanges"));
    public static final Topic<PriceDemand> PRICE_DEMANDS = new Topic<>(
            "price-demands.v1",
            "chain",
            PriceDemand.class,
            1,
            WEEK,
            internal(TOPOLOGY, FINAL, "policy-registry-events, by fold-policies"));
    public static final Topic<PriceUpdate> PRICES = new Topic<>(
            "prices.v1",
            "asset",
            PriceUpdate.class,
            1,
            WEEK,
            internal(TOPOLOGY, AT_ONCE, "price-ticks and oracle-events, by aggregate-prices"));

    public static final Topic<ChainCommand> CHAIN_COMMANDS = new Topic<>(
            "chain-commands.v1",
            "signer",
            ChainCommand.class,
            SIGNER_PARTITIONS,
            FOREVER,
            internal(TOPOLOGY, FINAL, "vault-events, policy-registry-events and price-ticks"));
    public static final Topic<SubmittedTransaction> TRANSACTIONS = new Topic<>(
            "transactions.v1",
            "signer:command id, partitioned by signer",
            SubmittedTransaction.class,
            SIGNER_PARTITIONS,
            COMPACT,
            internal(TX_SUBMITTER, AT_ONCE, "chain-commands and chain-events"));
    public static final Topic<TransactionAction> TRANSACTION_ACTIONS = new Topic<>(
            "transaction-actions.v1",
            "signer",
            TransactionAction.class,
            SIGNER_PARTITIONS,
            FOREVER,
            internal(OPERATOR, AT_ONCE, "operators"));
    public static final Topic<Incident> INCIDENTS = new Topic<>(
            "incidents.v1",
            "token, or * for both",
            Incident.class,
            1,
            FOREVER,
            internal(ALL_SERVICES, AT_ONCE, "whatever disagrees"));

    public static final Topic<IncidentAction> INCIDENT_ACTIONS = new Topic<>(
            "incident-actions.v1",
            "incident id",
            IncidentAction.class,
            1,
            FOREVER,
            internal(OPERATOR, AT_ONCE, "operators"));
    public static final Topic<IncidentLife> INCIDENT_LIVES = new Topic<>(
            "incident-lives.v1",
            "incident id",
            IncidentLife.class,
            1,
            COMPACT,
            internal(TOPOLOGY, AT_ONCE, "incident-actions, by reconcile-books"));

    public static final Topic<ChainReading> CHAIN_READINGS = new Topic<>(
            "chain-readings.v1",
            "token",
            ChainReading.class,
            1,
            WEEK,
            internal(CHAIN_WATCHER, FINAL, "read-only calls of the vault"));
    public static final Topic<BooksSnapshot> BOOK_SNAPSHOTS = new Topic<>(
            "book-snapshots.v1",
            "partition of the books",
            BooksSnapshot.class,
            1,
            WEEK,
            internal(TOPOLOGY, FINAL, "vault-events, by fold-books"));
    public static final Topic<Reconciled> RECONCILIATIONS = new Topic<>(
            "reconciliations.v1",
            "token",
            Reconciled.class,
            1,
            COMPACT,
            internal(TOPOLOGY, FINAL, "chain-readings and book-snapshots, by reconcile-books"));
    public static final Topic<ExpiringCollateral> EXPIRING_COLLATERAL = new Topic<>(
            "expiring-collateral.v1",
            "token:tier:day:policy partition",
            ExpiringCollateral.class,
            1,
            COMPACT,
            internal(TOPOLOGY, FINAL, "policy-registry-events, by fold-policies"));

    public static final Topic<HistoryRow> BOOK_HISTORY = new Topic<>(
            "book-history.v1",
            "token:tier, token:tier:epoch, or position:partition",
            HistoryRow.class,
            1,
            FOREVER,
            internal(TOPOLOGY, FINAL, "vault-events, by fold-books"));
    public static final Topic<PoolSnapshot> POOL_SNAPSHOTS = new Topic<>(
            "pool-snapshots.v1",
            "token",
            PoolSnapshot.class,
            1,
            FOREVER,
            internal(TOPOLOGY, HOUR, "vault-events, by fold-books"));
    public static final Topic<FirmQuote> QUOTES = new Topic<>(
            "quotes.v1", "quote id", FirmQuote.class, 1, WEEK, internal(API, AT_ONCE, "questions to the API"));
    public static final Topic<WatchedTransaction> WATCHED_TRANSACTIONS = new Topic<>(
            "watched-transactions.v1",
            "txid",
            WatchedTransaction.class,
            1,
            WEEK,
            internal(API, AT_ONCE, "questions to the API"));
    public static final Topic<TransactionLife> OBSERVED_TRANSACTIONS = new Topic<>(
            "observed-transactions.v1",
            "txid",
            TransactionLife.class,
            1,
            COMPACT_MONTH,
            internal(CHAIN_WATCHER, AT_ONCE, "watched-transactions and the chain"));

    private static final List<Topic<?>> INTERNAL = List.of(
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

    /** The internal topics, and behind them the public ones. */
    public static final List<Topic<?>> ALL =
            Stream.concat(INTERNAL.stream(), PublicTopics.ALL.stream()).toList();

    /** Group of the topology, and the beginning of the names of its own topics. */
    public static final String POOL_GROUP = TopicPrefix.before("bithedge-pool");

    /** What the topology alone writes, from the others of the catalogue: folded again it is the same. Its commands stay, they were obeyed. */
    public static final List<Topic<?>> FOLDED = ALL.stream()
            .filter(topic -> topic.about().owner() == TOPOLOGY && !topic.equals(CHAIN_COMMANDS))
            .toList();

    private Topics() {}
}
