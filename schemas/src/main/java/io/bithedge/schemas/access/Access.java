package io.bithedge.schemas.access;

import static io.bithedge.schemas.Topics.ACCOUNTS;
import static io.bithedge.schemas.Topics.ACCOUNT_ENTRIES;
import static io.bithedge.schemas.Topics.ALL;
import static io.bithedge.schemas.Topics.BOOKS;
import static io.bithedge.schemas.Topics.BOOK_HISTORY;
import static io.bithedge.schemas.Topics.BOOK_SNAPSHOTS;
import static io.bithedge.schemas.Topics.CHAIN_COMMANDS;
import static io.bithedge.schemas.Topics.CHAIN_CURSOR;
import static io.bithedge.schemas.Topics.CHAIN_EVENTS;
import static io.bithedge.schemas.Topics.CHAIN_READINGS;
import static io.bithedge.schemas.Topics.EPOCH_CLOSINGS;
import static io.bithedge.schemas.Topics.EPOCH_TREES;
import static io.bithedge.schemas.Topics.EPOCH_WEIGHINGS;
import static io.bithedge.schemas.Topics.EXPIRING_COLLATERAL;
import static io.bithedge.schemas.Topics.EXPOSURE;
import static io.bithedge.schemas.Topics.EXPOSURE_EVENTS;
import static io.bithedge.schemas.Topics.INCIDENTS;
import static io.bithedge.schemas.Topics.INCIDENT_ACTIONS;
import static io.bithedge.schemas.Topics.INCIDENT_LIVES;
import static io.bithedge.schemas.Topics.MEMPOOL_EVENTS;
import static io.bithedge.schemas.Topics.OBSERVED_BLOCKS;
import static io.bithedge.schemas.Topics.OBSERVED_TRANSACTIONS;
import static io.bithedge.schemas.Topics.ORACLE_EVENTS;
import static io.bithedge.schemas.Topics.POLICIES;
import static io.bithedge.schemas.Topics.POLICY_REGISTRY_EVENTS;
import static io.bithedge.schemas.Topics.POOL_GROUP;
import static io.bithedge.schemas.Topics.POOL_SNAPSHOTS;
import static io.bithedge.schemas.Topics.PRICES;
import static io.bithedge.schemas.Topics.PRICE_DEMANDS;
import static io.bithedge.schemas.Topics.PRICE_TICKS;
import static io.bithedge.schemas.Topics.PROVIDER_EVENTS;
import static io.bithedge.schemas.Topics.QUOTES;
import static io.bithedge.schemas.Topics.RECONCILIATIONS;
import static io.bithedge.schemas.Topics.RISK_SNAPSHOTS;
import static io.bithedge.schemas.Topics.TRANSACTIONS;
import static io.bithedge.schemas.Topics.TRANSACTION_ACTIONS;
import static io.bithedge.schemas.Topics.VAULT_EVENTS;
import static io.bithedge.schemas.Topics.VINTAGES;
import static io.bithedge.schemas.Topics.WATCHED_TRANSACTIONS;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.TopicPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who reads and writes which topic: the whole of it, and nothing that is not needed. Topics are made by whoever may ({@code ./bithedge
 * topics create}); a service looks whether they are as the catalogue says.
 *
 * @param service name of the service, and of its user on the broker unless another is given.
 * @param reads topics whose records it reads.
 * @param writes topics it writes into.
 * @param letters topics into whose dead letters it writes.
 * @param looksAt topics whose shape it compares with the catalogue, dead letters included, beside those that it reads and writes.
 * @param groups that it is a member of, or under which its positions are kept.
 * @param transactional beginnings of the transactional ids that it writes under.
 * @param internal beginnings of the names of topics that it makes itself.
 */
public record Access(
        String service,
        List<Topic<?>> reads,
        List<Topic<?>> writes,
        List<Topic<?>> letters,
        List<Topic<?>> looksAt,
        List<String> groups,
        List<String> transactional,
        List<String> internal) {

    public static final Access CHAIN_WATCHER = new Access(
            "chain-watcher",
            List.of(
                    CHAIN_EVENTS,
                    CHAIN_CURSOR,
                    INCIDENTS,
                    OBSERVED_BLOCKS,
                    WATCHED_TRANSACTIONS,
                    OBSERVED_TRANSACTIONS),
            List.of(
                    CHAIN_EVENTS,
                    CHAIN_CURSOR,
                    INCIDENTS,
                    OBSERVED_BLOCKS,
                    MEMPOOL_EVENTS,
                    OBSERVED_TRANSACTIONS,
                    CHAIN_READINGS),
            List.of(),
            List.of(
                    CHAIN_EVENTS,
                    CHAIN_CURSOR,
                    INCIDENTS,
                    OBSERVED_BLOCKS,
                    MEMPOOL_EVENTS,
                    WATCHED_TRANSACTIONS,
                    OBSERVED_TRANSACTIONS,
                    CHAIN_READINGS),
            List.of(TopicPrefix.before("transaction-watch"), TopicPrefix.before("chain-watcher")),
            List.of(TopicPrefix.before("chain-watcher")),
            List.of());

    public static final Access TOPOLOGY = new Access(
            "topology",
            List.of(
                    CHAIN_EVENTS,
                    VAULT_EVENTS,
                    PROVIDER_EVENTS,
                    POLICY_REGISTRY_EVENTS,
                    ORACLE_EVENTS,
                    EPOCH_CLOSINGS,
                    EPOCH_WEIGHINGS,
                    EPOCH_TREES,
                    BOOKS,
                    VINTAGES,
                    POLICIES,
                    EXPOSURE_EVENTS,
                    EXPOSURE,
                    PRICE_TICKS,
                    PRICE_DEMANDS,
                    PRICES,
                    TRANSACTIONS,
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
                    OBSERVED_TRANSACTIONS),
            and(
                    PublicTopics.ALL,
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
                    CHAIN_COMMANDS,
                    INCIDENTS,
                    INCIDENT_ACTIONS,
                    INCIDENT_LIVES,
                    BOOK_SNAPSHOTS,
                    RECONCILIATIONS,
                    EXPIRING_COLLATERAL,
                    BOOK_HISTORY,
                    POOL_SNAPSHOTS,
                    QUOTES,
                    WATCHED_TRANSACTIONS),
            List.of(PRICE_TICKS),
            ALL,
            List.of(POOL_GROUP),
            List.of(POOL_GROUP + "-"),
            List.of(POOL_GROUP + "-"));

    public static final Access TX_SUBMITTER = new Access(
            "tx-submitter",
            List.of(CHAIN_COMMANDS, TRANSACTION_ACTIONS, CHAIN_EVENTS, MEMPOOL_EVENTS, TRANSACTIONS),
            List.of(TRANSACTIONS, INCIDENTS),
            List.of(CHAIN_COMMANDS, TRANSACTION_ACTIONS),
            List.of(CHAIN_COMMANDS, TRANSACTION_ACTIONS, CHAIN_EVENTS, MEMPOOL_EVENTS, TRANSACTIONS, INCIDENTS),
            seated("tx-submitter", TRANSACTIONS),
            List.of(TopicPrefix.before("tx-submitter")),
            List.of());

    public static final Access ORACLE = new Access(
            "oracle",
            List.of(),
            List.of(PRICE_TICKS),
            List.of(),
            List.of(PRICE_TICKS),
            List.of(),
            List.of(),
            List.of());

    /** Whoever steers: {@code ./bithedge tx}, {@code incidents}, {@code observations}. */
    public static final Access OPERATOR = new Access(
            "operator",
            List.of(TRANSACTIONS, OBSERVED_BLOCKS),
            List.of(TRANSACTION_ACTIONS, INCIDENT_ACTIONS, OBSERVED_BLOCKS),
            List.of(),
            List.of(TRANSACTION_ACTIONS),
            List.of(),
            List.of(),
            List.of());

    /** Whoever reads everything: {@code ./bithedge export}, {@code risk}. */
    public static final Access ANALYST =
            new Access("analyst", ALL, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Whoever reads what is made for others. */
    public static final Access READER =
            new Access("reader", PublicTopics.ALL, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public static final List<Access> EVERYBODY =
            List.of(CHAIN_WATCHER, TOPOLOGY, TX_SUBMITTER, ORACLE, OPERATOR, ANALYST, READER);

    /** The group that shares the seats, and that under which the positions of each are kept. */
    private static List<String> seated(String group, Topic<?> seats) {
        String own = TopicPrefix.before(group);
        return Stream.concat(
                        Stream.of(own), IntStream.range(0, seats.partitions()).mapToObj(seat -> own + "-" + seat))
                .toList();
    }

    private static List<Topic<?>> and(List<Topic<?>> some, Topic<?>... more) {
        return Stream.concat(Arrays.stream(more), some.stream()).toList();
    }
}
