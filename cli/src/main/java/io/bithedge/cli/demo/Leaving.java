package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.demo.PoolClient.Holding;
import io.bithedge.cli.demo.PoolClient.RefusedException;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.PoolFollower;
import io.bithedge.cli.follow.PoolReader;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The end of a market: every provider asks to leave with everything, waits for the epoch without him, and withdraws by leaf and proof, as
 * the pool prepares it. Then what was paid is held against the books and against what the vault holds, to the unit.
 */
final class Leaving {
    /** Of an epoch, its proposal and its confirmation, twice. */
    private static final int LONGEST = 120;

    private static final int STRIDE = 4;

    private final Stage stage;
    private final Market market;
    private final Deployment deployment;
    private final Consumer<String> out;
    private final Map<String, Txid> onTheirWay = new HashMap<>();

    Leaving(Stage stage, Market market, Deployment deployment, Consumer<String> out) {
        this.stage = stage;
        this.market = market;
        this.deployment = deployment;
        this.out = out;
    }

    /** Returns what is not equal, a line each. */
    List<String> everybody() throws InterruptedException {
        Chain chain = stage.chain();
        Principal.Contract vault = Principal.Contract.parse(deployment.vault());
        Reckoning reckoning = new Reckoning(chain, vault, Principal.Contract.parse(deployment.sbtc()));
        for (Participant provider : market.providers()) {
            askToLeave(provider);
        }
        int providers = market.providers().size();
        stage.stepUntil(() -> stage.areEpochsEmpty(providers), STRIDE, LONGEST, "the epochs that nobody is in");
        Reckoning.Standing before = reckoning.standing(pool(chain, vault));
        stage.stepUntil(this::hasEverybodyLeft, 1, LONGEST, "the last withdrawal");
        return reckoning.compare(before, pool(chain, vault), out);
    }

    private FollowedPool pool(Chain chain, Principal.Contract vault) {
        return PoolFollower.toTip(new PoolReader(chain, PoolContracts.of(vault)), deployment.startHeight());
    }

    private void askToLeave(Participant provider) throws InterruptedException {
        try {
            for (Holding holding : stage.pool().holdings(provider.address())) {
                if (holding.remaining() > 0) {
                    stage.send(
                            provider,
                            market.acts().requestExit(provider, holding.token(), holding.tier(), holding.remaining()),
                            "exit");
                }
            }
        } catch (RefusedException refusal) {
            stage.tell("%s may not ask to leave: %s %s".formatted(provider, refusal.code(), refusal.getMessage()));
        }
    }

    /** Sends what may be sent; true when the services know of nothing more to take. */
    private boolean hasEverybodyLeft() throws InterruptedException {
        onTheirWay.values().removeIf(stage::hasJustFailed);
        boolean isDone = true;
        for (Participant provider : market.providers()) {
            isDone &= hasLeft(provider);
        }
        return isDone;
    }

    private boolean hasLeft(Participant provider) throws InterruptedException {
        boolean isDone = true;
        try {
            for (Holding holding : stage.pool().holdings(provider.address())) {
                isDone &= holding.capital() + holding.premium() == 0 && holding.open() == 0;
                withdraw(provider, holding);
            }
        } catch (RefusedException refusal) {
            stage.tell("%s may not withdraw yet: %s %s".formatted(provider, refusal.code(), refusal.getMessage()));
            return false;
        }
        return isDone;
    }

    /** Once: the services know of it only when it is final. */
    private void withdraw(Participant provider, Holding holding) throws RefusedException, InterruptedException {
        String what = "%s %s:%s".formatted(provider, holding.token(), holding.tier());
        if (holding.capital() + holding.premium() > 0 && !onTheirWay.containsKey(what)) {
            TransactionBuilder call = market.acts()
                    .withdraw(provider, holding.token(), holding.tier(), holding.capital(), holding.premium());
            onTheirWay.put(what, stage.send(provider, call, "withdrawal"));
        }
    }
}
