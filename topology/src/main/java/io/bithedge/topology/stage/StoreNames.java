package io.bithedge.topology.stage;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;

/** Names of stores and sinks. A name is API: changing one loses its state. */
public final class StoreNames {
    public static final String FINALITY = "finality";
    public static final String BOOK = "book";
    public static final String ACCOUNT = "account";
    public static final String POLICY = "policy";
    public static final String PRICE = "price";
    public static final String RECONCILE = "reconcile";
    public static final String EXPOSURE = "exposure";

    public static final String HELD_RECORDS = "held-records-by-height";
    public static final String HELD_HASHES = "block-hashes-by-height";
    public static final String HOLD_STATE = "hold-state";
    public static final String HELD_ACTS = "held-acts-by-provider";

    public static final String BOOK_HEADERS = "headers-by-book";
    public static final String BOOK_VINTAGES = "vintages-by-book";
    public static final String BOOK_LOCKS = "locks-by-book";
    public static final String BOOK_OPENINGS = "openings-by-book";
    public static final String BOOK_FEES = "fees-by-token";

    public static final String ACCOUNTS = "accounts-by-book";
    public static final String LEAVES = "leaves-by-book";
    public static final String WEIGHTS = "weights-by-epoch";
    public static final String CLOSINGS = "closings-by-book";
    public static final String SWEPT = "swept-epochs-by-book";
    public static final String ENTRIES = "entries-by-provider";

    public static final String POLICIES = "policies-by-id";
    public static final String POLICY_INDEX = "policy-ids-by-index";
    public static final String POLICY_ENTRIES = "entries-by-policy";
    public static final String POLICY_LOCKS = "vault-locks-by-policy";
    public static final String EXPIRING = "expiring-collateral-by-day";
    public static final String DUE_POLICIES = "due-policies-by-id";
    public static final String RECORDED_PRICES = "recorded-prices-by-height";

    public static final String TICKS = "ticks-by-source";
    public static final String CLOSES = "closes-by-day";
    public static final String SUBMISSION = "submission-state";

    public static final String READINGS = "readings-by-height";
    public static final String SNAPSHOTS = "snapshots-by-height";
    public static final String OPEN_DIFFERENCES = "open-differences-by-subject";
    public static final String RECONCILED = "reconciled-by-token";
    public static final String LIVES = "incident-lives-by-id";
    public static final String OPEN_POLICIES = "open-policies-by-id";
    public static final String CELLS = "cells-by-book";
    public static final String CHANGED_CELLS = "changed-cells-by-book";
    public static final String EXPOSURES = "exposures-by-book";
    public static final String OWNERS = "owners-by-book";
    public static final String OWNERS_BY_SIZE = "owners-by-size";
    public static final String LAST_PRICES = "last-prices-by-asset";
    public static final String MEASURED = "measured-by-book";

    public static final String ALL_BOOKS = "all-books-by-name";
    public static final String ALL_VINTAGES = "all-vintages-by-book";
    public static final String ALL_TREES = "all-epoch-trees-by-book";
    public static final String ALL_PRICES = "all-prices-by-asset";
    public static final String ALL_EXPOSURE = "all-exposure-by-key";
    public static final String ALL_INCIDENTS = "all-incidents-by-id";
    public static final String ALL_LIVES = "all-incident-lives-by-id";
    public static final String ALL_RECONCILED = "all-reconciliations-by-token";
    public static final String ALL_EXPIRING = "all-expiring-collateral-by-day";
    public static final String ALL_HISTORY = "all-book-history-with-sums";
    public static final String ALL_SNAPSHOTS = "all-pool-snapshots-by-height";

    public static final String ALL_QUOTES = "all-quotes-by-id";
    public static final String ALL_USED_QUOTES = "all-used-quotes-by-id";
    public static final String ALL_WATCHED = "all-watched-transactions-by-txid";
    public static final String ALL_OBSERVED = "all-observed-transactions-by-txid";

    public static final String VAULT_SINK = "write-vault-events";
    public static final String PROVIDER_SINK = "write-provider-events";
    public static final String REGISTRY_SINK = "write-policy-registry-events";
    public static final String ORACLE_SINK = "write-oracle-events";
    public static final String BOOKS_SINK = "write-books";
    public static final String VINTAGES_SINK = "write-vintages";
    public static final String CLOSINGS_SINK = "write-epoch-closings";
    public static final String WEIGHINGS_SINK = "write-epoch-weighings";
    public static final String ACCOUNTS_SINK = "write-accounts";
    public static final String ENTRIES_SINK = "write-account-entries";
    public static final String POLICIES_SINK = "write-policies";
    public static final String EXPIRING_SINK = "write-expiring-collateral";
    public static final String TREES_SINK = "write-epoch-trees";
    public static final String SNAPSHOTS_SINK = "write-book-snapshots";
    public static final String RECONCILED_SINK = "write-reconciliations";
    public static final String LIVES_SINK = "write-incident-lives";
    public static final String PRICES_SINK = "write-prices";
    public static final String PRICE_DEMANDS_SINK = "write-price-demands";
    public static final String EXPOSURE_EVENTS_SINK = "write-exposure-events";
    public static final String EXPOSURE_SINK = "write-exposure";
    public static final String RISK_SNAPSHOTS_SINK = "write-risk-snapshots";
    public static final String BOOK_HISTORY_SINK = "write-book-history";
    public static final String POOL_SNAPSHOTS_SINK = "write-pool-snapshots";

    private StoreNames() {}

    /** {@code publish-deposits}. */
    public static String publicSink(Topic<?> topic) {
        return "publish-" + PublicTopics.shortName(topic);
    }

    /** Where a stage stands. */
    public static String position(String stage) {
        return stage + "-position";
    }

    /** Which records a stage has applied. */
    public static String applied(String stage) {
        return stage + "-applied-offsets";
    }

    /** A sink belongs to one stage: shared, it would join their partitions into one task. */
    public static String incidentsSink(String stage) {
        return stage + "-write-incidents";
    }

    public static String commandsSink(String stage) {
        return stage + "-write-chain-commands";
    }
}
