package io.bithedge.oracle.observe;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.observe.SendingAccount.Posted;
import io.bithedge.oracle.observe.SendingAccount.Turn;
import io.bithedge.oracle.observe.SendingAccount.Waiting;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at its own prices and at the chain, and sends what is due. One thread. */
public final class Observer {
    private final NodeClient node;
    private final OracleContract oracle;
    private final PriceBoard board;
    private final Settings settings;
    private final SendingAccount account;
    /** What the transaction that waits says. */
    private List<OracleContract.Item> posted = List.of();

    /** What should be said now, and why nothing is said of the other assets. */
    private record Due(List<OracleContract.Item> items, List<String> missing) {}

    /**
     * How it works.
     *
     * @param contract the price oracle
     * @param highestFee of one transaction, micro-STX
     * @param always an observation each burn block, whether due or not
     * @param wall the clock that the sources' times are of
     * @param blocks the clock that blocks have; on a network the same
     */
    public record Settings(
            Principal.Contract contract,
            BigInteger highestFee,
            boolean always,
            InstantSource wall,
            InstantSource blocks) {}

    public Observer(NodeClient node, ObserverKey key, PriceBoard board, Settings settings) {
        this.node = node;
        this.board = board;
        this.settings = settings;
        this.oracle = new OracleContract(node, settings.contract());
        this.account = new SendingAccount(new NodeSending(node), key, network(), settings.highestFee());
    }

    public StacksAddress address() {
        return StacksAddress.parse(account.principal().toString());
    }

    private Network network() {
        return Network.MAINNET.owns(settings.contract().address().version()) ? Network.MAINNET : Network.TESTNET;
    }

    /** One look; says what it did, or why not. What a node or a signer does wrong is an exception, and the next look tries again. */
    public String look() throws IOException {
        NodeInfo tip = node.info();
        long burnHeight = tip.burnBlockHeight();
        return switch (account.turn(burnHeight)) {
            case Turn.NotYet(Waiting old) -> waitingFor(old, burnHeight);
            case Turn.Free() -> {
                Due due = due(burnHeight);
                yield words(burnHeight, due.items().isEmpty() ? "nothing is due" : sent(due, tip), due);
            }
            case Turn.Overdue(Waiting old) -> overdue(old, due(burnHeight), tip);
        };
    }

    /** The newest observation takes the place of the one that waits; without a newer one that one goes again while it is worth something. */
    private String overdue(Waiting old, Due due, NodeInfo tip) throws IOException {
        List<OracleContract.Item> items = due.items().isEmpty() ? posted : due.items();
        if (!isWorthPosting(items)) {
            return "transaction %s waits and its prices are too old: its nonce goes to the next observation"
                    .formatted(old.txid());
        }
        Posted done = account.replace(old, call(items, tip), tip.burnBlockHeight());
        return switch (done) {
            case Posted.HasOlder(Waiting still) -> waitingFor(still, tip.burnBlockHeight());
            case Posted.Taken(Waiting now) -> {
                posted = items;
                yield words(tip.burnBlockHeight(), "%s in place of %s".formatted(said(items, now), old.txid()), due);
            }
        };
    }

    private boolean isWorthPosting(List<OracleContract.Item> items) {
        long now = settings.blocks().instant().getEpochSecond();
        return items.stream().allMatch(item -> DueRule.isTakenStill(item.observedAt(), now));
    }

    /** The same words while it is the same one, so that a log has them once. */
    private String waitingFor(Waiting old, long burnHeight) {
        return account.paysTheMost(old)
                ? "waiting for transaction %s, which pays the highest fee of %s micro-STX"
                        .formatted(old.txid(), old.fee())
                : "burn block %d: waiting for a transaction".formatted(burnHeight);
    }

    private String sent(Due due, NodeInfo tip) throws IOException {
        Waiting sent = account.send(call(due.items(), tip), tip.burnBlockHeight());
        posted = due.items();
        return said(due.items(), sent);
    }

    private TransactionBuilder call(List<OracleContract.Item> items, NodeInfo tip) {
        return oracle.submit(items, network(), tip.networkId());
    }

    private static String said(List<OracleContract.Item> items, Waiting sent) {
        return "sent %s, transaction %s, fee %s micro-STX"
                .formatted(
                        items.stream()
                                .map(item -> item.asset() + " " + item.priceE8())
                                .collect(Collectors.joining(", ")),
                        sent.txid(),
                        sent.fee());
    }

    private static String words(long burnHeight, String done, Due due) {
        return "burn block %d: %s".formatted(burnHeight, String.join("; ", with(done, due.missing())));
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private Due due(long burnHeight) {
        long now = settings.wall().millis();
        List<String> missing = new ArrayList<>();
        List<OracleContract.Item> items = new ArrayList<>();
        for (Asset asset : Asset.OF_THE_POOL) {
            Optional<OwnPrice> price = board.price(asset, now);
            if (price.isEmpty()) {
                missing.add(board.missing(asset, now));
            } else {
                due(asset, price.get(), burnHeight).ifPresent(items::add);
            }
        }
        return new Due(items, missing);
    }

    /** The contract takes no time before that of the last observation: nothing newer was seen then, and nothing is said. */
    private Optional<OracleContract.Item> due(Asset asset, OwnPrice price, long burnHeight) {
        OnChain there = oracle.read(asset, account.principal(), burnHeight);
        long ageSeconds = Math.ceilDiv(Math.max(0, settings.wall().millis() - price.observedAtMs()), 1_000L);
        long observedAt = settings.blocks().instant().getEpochSecond() - ageSeconds;
        boolean isNewer =
                there.own().filter(own -> own.observedAt() > observedAt).isEmpty();
        return isNewer && DueRule.isDue(there, price.price(), settings.always())
                ? Optional.of(new OracleContract.Item(asset, price.price().e8(), observedAt))
                : Optional.empty();
    }
}
