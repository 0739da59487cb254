package io.bithedge.cli.demo;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.console.Await;
import io.bithedge.cli.demo.PoolClient.Holding;
import io.bithedge.cli.demo.PoolClient.RefusedException;
import io.bithedge.cli.demo.Script.Deposit;
import io.bithedge.cli.demo.Script.Purchase;
import io.bithedge.cli.parts.MadeMarket;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.stacks.Txid;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Plays the script. */
final class Market {
    private static final long FUNDS_MICRO_STX = 400_000L * Units.MICRO_STX;
    private static final long FUNDS_SATS = 500_000_000L;
    private static final int GRANTS_AT_ONCE = 20;
    /** Quotes are refused on the chain when the price is older than 6 blocks, and mining takes one. */
    private static final int FRESH_BLOCKS = 4;

    private static final Duration FOLLOW_PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOLLOW_PAUSE = Duration.ofSeconds(1);
    private static final int EXIT_AT = 20;
    private static final int FIRST_MOVE_AT = 60;
    private static final int MOVE_EVERY = 4;
    private static final int ACTIVATION_AT = 84;
    private static final int WITHDRAWALS_AT = 92;
    private static final int SECOND_WITHDRAWALS_AT = 170;
    /** Behind the last purchase, long before the first end of a policy. */
    private static final int HALF = 50;

    private static final int RUSH_AT = 46;

    private static final int BOOKS = 6;
    /** Burn blocks in which no policy was bought and none ended: more than the longest term. */
    private static final int LONGEST_WAIT = Script.LEAST_TERM + 60;
    /** Burn blocks at once when nobody acts: fewer than the six after which a price is too old. */
    private static final int QUIET_STRIDE = 4;

    /** Where the market stands at first, also when another one was played before. */
    private static final double FIRST_BTC = 60_000;

    /** The market falls by 7 % in steps the oracle takes without a second opinion. */
    private static final double[] BTC_MOVES = {59_000, 58_000, 57_000, 56_400, 55_800};
    /** 30 % below the last of them. */
    private static final double CRASH_BTC = 39_060;

    /** What passes by itself, or with another quote. */
    private static final Set<String> LATER = Set.of(
            "NO_ANSWER",
            "NOT_READY",
            "NOT_RECORDED",
            "PRICE_UNAVAILABLE",
            "PRICE_STALE",
            "PRICE_MOVED",
            "PRICE_DISPUTED",
            "REFERENCE_UNAVAILABLE",
            "REFERENCE_STALE",
            "SIGNER_SILENT",
            "VOLATILITY_UNAVAILABLE",
            "NO_OPEN_EPOCH",
            "UNKNOWN_QUOTE",
            "QUOTE_EXPIRED",
            "EPOCH_OVER",
            "PAUSED");

    /** Observed by one key, agreed on by another, final; should one of them be late, again. */
    private static final int CRASH_BLOCKS = 12;

    private final Stage stage;
    private final Acts acts;
    private final Script script;
    private final MadeMarket prices;
    private final List<Participant> providers;
    private final List<Participant> buyers;
    private final Deque<Purchase> waiting = new ArrayDeque<>();
    private final Deque<Deposit> withdrawing = new ArrayDeque<>();
    private final Map<Txid, Purchase> sent = new LinkedHashMap<>();
    private final List<Txid> followed = new ArrayList<>();
    private final Rush rush;
    private int bought;
    private int refused;
    private int activations;
    private boolean hasAskedToLeave;
    private long begin;
    private int policyEvents;
    private int lastPolicyEventAt;

    Market(
            Stage stage,
            Acts acts,
            Script script,
            MadeMarket prices,
            List<Participant> providers,
            List<Participant> buyers) {
        this.stage = stage;
        this.acts = acts;
        this.script = script;
        this.prices = prices;
        this.providers = providers;
        this.buyers = buyers;
        this.rush = new Rush(stage, acts, buyers);
    }

    Stage stage() {
        return stage;
    }

    Acts acts() {
        return acts;
    }

    List<Participant> providers() {
        return providers;
    }

    /** To the end of the last policy. */
    void play() throws IOException, InterruptedException {
        begin();
        playUntil(this::isOver);
        for (int rest = 0; rest < 4; rest++) {
            stage.step();
        }
    }

    /** Until everything was bought and an epoch runs. */
    void playHalf() throws IOException, InterruptedException {
        begin();
        playUntil(() -> waiting.isEmpty() && isBehind(HALF) && stage.areEpochsRunning());
    }

    private void begin() throws IOException, InterruptedException {
        prices.move("BTC", FIRST_BTC);
        fund();
        deposit();
        stage.stepUntil(
                () -> stage.tally().count("epoch-opened") >= BOOKS,
                QUIET_STRIDE,
                120,
                "the opening of the first epochs");
        begin = stage.burnHeight();
        waiting.addAll(script.purchases());
    }

    private boolean isBehind(int block) {
        return stage.burnHeight() - begin > block;
    }

    private void playUntil(Stage.Condition isDone) throws IOException, InterruptedException {
        while (!isDone.holds()) {
            int block = Math.toIntExact(stage.burnHeight() - begin);
            failWhenStuck(block);
            moveMarket(block);
            buyWhatIsDue(block);
            rush(block);
            activateOnceAndAgain(block);
            askToLeave(block);
            withdrawWhatIsFree(block);
            stage.step(stride(block));
            tryAgainWhatFailed();
            rush.see();
        }
    }

    /** On a slow machine purchases come late, and so do the ends of their policies. */
    private void failWhenStuck(int block) {
        int events = stage.tally().count("policy-created") + stage.tally().count("policy-closed");
        if (events != policyEvents) {
            policyEvents = events;
            lastPolicyEventAt = block;
        }
        if (block - lastPolicyEventAt > LONGEST_WAIT) {
            throw new ChainFailure(
                    "no policy was bought or ended in %d burn blocks; %d purchases wait and policies %s are open"
                            .formatted(
                                    LONGEST_WAIT, waiting.size(), stage.tally().open()));
        }
    }

    /** When everybody else has bought. */
    private void rush(int block) throws InterruptedException {
        if (block >= RUSH_AT && waiting.isEmpty() && isPriceFresh() && stage.areEpochsRunning()) {
            rush.begin(Script.LEAST_TERM);
        }
    }

    private boolean isPriceFresh() {
        return stage.burnHeight() - stage.tally().lastPriceHeight() <= FRESH_BLOCKS;
    }

    /** At the end, when no policy is open: a fall of 30 % at once. No record depends on the one before, so it gets through with two keys that agree. */
    void crash() throws IOException, InterruptedException {
        prices.move("BTC", CRASH_BTC);
        stage.tell("the market crashes: BTC at %,.0f USD".formatted(CRASH_BTC));
        long price = Math.round(CRASH_BTC) * Units.USD_E8;
        stage.stepUntil(
                () -> stage.tally().lastPrice("BTC") == price, 1, CRASH_BLOCKS, "the price of the crash on the chain");
    }

    /**
     * Burn blocks until somebody has something to do; one by one while something that was due is not done, and while no price was recorded:
     * the oracle does not know the times of blocks that are mined at once, and the contract takes none of the prices in which it errs.
     */
    private int stride(int block) {
        boolean isBusy = !withdrawing.isEmpty()
                || stage.burnHeight() - stage.tally().lastPriceHeight() > 1
                || (block >= EXIT_AT && !hasAskedToLeave)
                || (block >= RUSH_AT && !rush.isOver())
                || (block >= ACTIVATION_AT && stage.tally().ended("EXERCISED") == 0);
        int untilNext = IntStream.concat(
                        IntStream.of(EXIT_AT, RUSH_AT, ACTIVATION_AT, WITHDRAWALS_AT, SECOND_WITHDRAWALS_AT),
                        IntStream.concat(moves(), waiting.stream().mapToInt(Purchase::at)))
                .map(at -> at - block)
                .filter(blocks -> blocks > 0)
                .min()
                .orElse(QUIET_STRIDE);
        boolean isDue = waiting.stream().anyMatch(purchase -> purchase.at() <= block);
        return isBusy || isDue ? 1 : Math.min(untilNext, QUIET_STRIDE);
    }

    private static IntStream moves() {
        return IntStream.range(0, BTC_MOVES.length).map(move -> FIRST_MOVE_AT + move * MOVE_EVERY);
    }

    int bought() {
        return bought;
    }

    /** How many were too many. */
    int stopped() {
        return rush.stopped();
    }

    int refused() {
        return refused;
    }

    /** The first deposit was registered when it was sent: by now the services call it final. */
    boolean isFollowedToTheEnd() throws InterruptedException {
        return Await.until(this::isFirstFinal, FOLLOW_PATIENCE, FOLLOW_PAUSE);
    }

    private boolean isFirstFinal() throws InterruptedException {
        try {
            return stage.pool().transactionStatus(followed.getFirst()).equals("FINAL");
        } catch (RefusedException notYet) {
            stage.tell("the first deposit is not followed: %s".formatted(notYet.code()));
            return false;
        }
    }

    private boolean isOver() {
        return waiting.isEmpty()
                && withdrawing.isEmpty()
                && stage.tally().open().isEmpty()
                && stage.tally().count("policy-created") > 0
                && isBehind(SECOND_WITHDRAWALS_AT + 2);
    }

    private void fund() throws InterruptedException {
        List<Participant> all = new ArrayList<>(providers);
        all.addAll(buyers);
        List<Txid> grants = new ArrayList<>();
        for (Participant participant : all) {
            stage.introduce(participant);
            grants.add(stage.devnet().fundStx(participant.address(), FUNDS_MICRO_STX));
            grants.add(stage.devnet().fundSbtc(participant.address(), FUNDS_SATS));
            if (grants.size() >= GRANTS_AT_ONCE) {
                settle(grants);
            }
        }
        settle(grants);
        stage.tell("%d providers and %d buyers got STX and sBTC from the faucet"
                .formatted(providers.size(), buyers.size()));
    }

    private void settle(List<Txid> grants) throws InterruptedException {
        for (Txid grant : grants) {
            stage.chain().awaitSuccess(grant, "a grant of the faucet");
        }
        grants.clear();
    }

    private void deposit() throws InterruptedException {
        Devnet devnet = stage.devnet();
        for (Deposit deposit : script.deposits()) {
            Participant provider = providers.get(deposit.provider());
            try {
                Txid txid = stage.send(
                        provider, acts.deposit(provider, deposit.token(), deposit.tier(), deposit.amount()), "deposit");
                if (followed.isEmpty()) {
                    stage.pool().register(txid);
                    followed.add(txid);
                }
            } catch (RefusedException refusal) {
                throw new ChainFailure("the services refuse a deposit of %s: %s %s"
                        .formatted(provider, refusal.code(), refusal.getMessage()));
            }
        }
        devnet.nextBlock();
    }

    private void moveMarket(int block) throws IOException {
        int move = (block - FIRST_MOVE_AT) / MOVE_EVERY;
        if (block >= FIRST_MOVE_AT && (block - FIRST_MOVE_AT) % MOVE_EVERY == 0 && move < BTC_MOVES.length) {
            prices.move("BTC", BTC_MOVES[move]);
            stage.tell("the market moves: BTC at %,.0f USD".formatted(BTC_MOVES[move]));
        }
    }

    private void buyWhatIsDue(int block) throws InterruptedException {
        while (isPriceFresh() && !waiting.isEmpty() && waiting.element().at() <= block) {
            if (!buy(waiting.element())) {
                return;
            }
            waiting.remove();
        }
    }

    /** A purchase that came after the end of its epoch, or met a moved price, is refused by the contracts: the buyer asks again. */
    private void tryAgainWhatFailed() {
        sent.forEach((txid, purchase) -> {
            if (stage.hasJustFailed(txid)) {
                waiting.addFirst(purchase);
            }
        });
        sent.keySet().removeIf(stage::hasJustFailed);
    }

    /** Returns false when it should be tried again in the next block. */
    private boolean buy(Purchase purchase) throws InterruptedException {
        Participant buyer = buyers.get(purchase.buyer());
        try {
            long spot = stage.pool().price("BTC");
            if (spot == 0) {
                return false;
            }
            long strike = Math.multiplyExact(spot / BasisPoints.ONE, (long) purchase.strikeBps())
                    / Units.USD_E8
                    * Units.USD_E8;
            String quoteId = stage.pool()
                    .quote(
                            buyer.address(),
                            purchase.type(),
                            purchase.style(),
                            strike,
                            purchase.amountSats(),
                            stage.burnHeight() + purchase.term());
            sent.put(stage.send(buyer, acts.createPolicy(buyer, quoteId), "buying a policy"), purchase);
            bought++;
            return true;
        } catch (RefusedException refusal) {
            boolean later = LATER.contains(refusal.code());
            stage.tell("%s gets no quote: %s %s".formatted(buyer, refusal.code(), refusal.getMessage()));
            refused += later ? 0 : 1;
            return !later;
        }
    }

    /** An activation that found no price lapses; its owner asks again. */
    private void activateOnceAndAgain(int block) throws InterruptedException {
        if (block >= ACTIVATION_AT && activations == stage.tally().count("activation-lapsed") && activate()) {
            activations++;
        }
    }

    /** The first buyer, who holds an American policy that is in the money by now, does not wait for its end. */
    private boolean activate() throws InterruptedException {
        Participant buyer = buyers.get(0);
        for (Map.Entry<Long, String> policy : stage.tally().ownerByPolicy().entrySet()) {
            if (policy.getKey() == firstPolicyOf(buyer) && stage.tally().open().contains(policy.getKey())) {
                return activate(buyer, policy.getKey());
            }
        }
        return false;
    }

    /** The pool sees final blocks only: it may refuse what the chain allows already, and is asked again a block later. */
    private boolean activate(Participant buyer, long policyId) throws InterruptedException {
        try {
            stage.send(buyer, acts.requestActivation(buyer, policyId), "activation");
            return true;
        } catch (RefusedException refusal) {
            stage.tell("%s may not activate yet: %s %s".formatted(buyer, refusal.code(), refusal.getMessage()));
            return false;
        }
    }

    private long firstPolicyOf(Participant buyer) {
        return stage.tally().ownerByPolicy().entrySet().stream()
                .filter(entry -> entry.getValue().equals(buyer.address()))
                .mapToLong(Map.Entry::getKey)
                .min()
                .orElse(-1);
    }

    /** Once; what answers nothing at that moment is asked again a block later. */
    private void askToLeave(int block) throws InterruptedException {
        if (block < EXIT_AT || hasAskedToLeave) {
            return;
        }
        Deposit deposit = script.deposits().get(0);
        Participant leaver = providers.get(deposit.provider());
        try {
            stage.send(leaver, acts.requestExit(leaver, deposit.token(), deposit.tier(), deposit.amount()), "exit");
            hasAskedToLeave = true;
        } catch (RefusedException refusal) {
            stage.tell("%s may not leave: %s %s".formatted(leaver, refusal.code(), refusal.getMessage()));
            hasAskedToLeave = !LATER.contains(refusal.code());
        }
    }

    /** The leaver takes all he may; others a part of their capital and all their premium. */
    private void withdrawWhatIsFree(int block) throws InterruptedException {
        if (block == WITHDRAWALS_AT || block == SECOND_WITHDRAWALS_AT) {
            for (int i = 0; i < script.deposits().size(); i += 7) {
                withdrawing.add(script.deposits().get(i));
            }
        }
        for (int left = withdrawing.size(); left > 0; left--) {
            Deposit deposit = withdrawing.remove();
            if (!withdraw(
                    providers.get(deposit.provider()),
                    deposit,
                    deposit.equals(script.deposits().getFirst()))) {
                withdrawing.add(deposit);
            }
        }
    }

    /** Returns false when it should be tried again in the next block: between two epochs nothing moves. */
    private boolean withdraw(Participant provider, Deposit deposit, boolean everything) throws InterruptedException {
        try {
            for (Holding holding : stage.pool().holdings(provider.address())) {
                if (holding.token().equals(deposit.token()) && holding.tier().equals(deposit.tier())) {
                    withdraw(provider, holding, everything ? holding.capital() : holding.capital() / 10);
                }
            }
            return true;
        } catch (RefusedException refusal) {
            stage.tell("%s may not withdraw: %s %s".formatted(provider, refusal.code(), refusal.getMessage()));
            return !LATER.contains(refusal.code());
        }
    }

    private void withdraw(Participant provider, Holding holding, long capital)
            throws RefusedException, InterruptedException {
        if (capital + holding.premium() > 0) {
            stage.send(
                    provider,
                    acts.withdraw(provider, holding.token(), holding.tier(), capital, holding.premium()),
                    "withdrawal");
        }
    }
}
