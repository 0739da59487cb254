package io.bithedge.oracle.observe;

import io.bithedge.oracle.Asset;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.NodeInfo;
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
        this.account = new SendingAccount(node, key, network(), settings.highestFee());
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
        if (!account.isFree(tip.burnBlockHeight())) {
            return "burn block %d: waiting for a transaction".formatted(tip.burnBlockHeight());
        }
        long now = settings.wall().millis();
        List<String> missing = new ArrayList<>();
        List<OracleContract.Item> items = new ArrayList<>();
        for (Asset asset : Asset.OF_THE_POOL) {
            Optional<OwnPrice> price = board.price(asset, now);
            if (price.isEmpty()) {
                missing.add(board.missing(asset, now));
            } else {
                due(asset, price.get(), tip.burnBlockHeight()).ifPresent(items::add);
            }
        }
        return "burn block %d: %s".formatted(tip.burnBlockHeight(), String.join("; ", said(items, missing, tip)));
    }

    private List<String> said(List<OracleContract.Item> items, List<String> missing, NodeInfo tip) throws IOException {
        List<String> words = new ArrayList<>();
        if (items.isEmpty()) {
            words.add("nothing is due");
        } else {
            SendingAccount.Waiting sent =
                    account.send(oracle.submit(items, network(), tip.networkId()), tip.burnBlockHeight());
            words.add("sent %s, transaction %s, fee %s micro-STX"
                    .formatted(
                            items.stream()
                                    .map(item -> item.asset() + " " + item.priceE8())
                                    .collect(Collectors.joining(", ")),
                            sent.txid(),
                            sent.fee()));
        }
        words.addAll(missing);
        return words;
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
