package io.bithedge.topology.support;

import static java.util.Objects.requireNonNull;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.ConfirmOpenings;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochOpening;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.TierShare;
import io.bithedge.schemas.avro.TierShares;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultInitialised;
import io.bithedge.topology.map.BookFactMapper;
import io.bithedge.topology.map.BookIdMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The vault as the chain would run it: every event goes to the topology and to the ledger's book in memory. */
public final class Market {
    public static final long EPOCH_BLOCKS = 20;
    public static final long GRACE_BLOCKS = 1_296;
    /** Burn blocks from a proposal to its confirmation. */
    public static final long ROOT_DELAY = 1;

    /** Burn blocks to an expiration that never comes. */
    static final long FAR = 50_000;

    private final Supplier<List<ChainCommand>> commands;
    private final SimChain chain;
    private final Map<BookId, Book> twins = new HashMap<>();
    private final Map<BookId, EpochOpening> proposals = new HashMap<>();
    private final SimVault vault;

    public Market(PoolDriver driver) {
        this(driver.chain(), driver::commands);
    }

    /** {@code commands}: those the topology sent since it was asked last. */
    public Market(SimChain chain, Supplier<List<ChainCommand>> commands) {
        this(
                chain,
                commands,
                io.bithedge.ledger.Token.STX.utilisationBps(),
                io.bithedge.ledger.Token.SBTC.utilisationBps());
    }

    /** Utilisations: what policies may lock of the capital of a book of STX, of sBTC. */
    public Market(
            SimChain chain, Supplier<List<ChainCommand>> commands, long stxUtilisationBps, long sbtcUtilisationBps) {
        this.commands = commands;
        this.chain = chain;
        long startsAt = chain.burnHeight();
        chain.add(
                SimChain.VAULT,
                VaultInitialised.newBuilder()
                        .setFeeBps(0)
                        .setEpochBlocks(EPOCH_BLOCKS)
                        .setStartsAt(startsAt)
                        .setEndsAt(startsAt + EPOCH_BLOCKS)
                        .setRootDelayBlocks(ROOT_DELAY)
                        .setGraceBlocks(GRACE_BLOCKS)
                        .setStxUtilisationBps(stxUtilisationBps)
                        .setSbtcUtilisationBps(sbtcUtilisationBps)
                        .setShares(new TierShares(
                                new TierShare(2_000L, 2_500L),
                                new TierShare(2_500L, 3_300L),
                                new TierShare(5_000L, 5_000L)))
                        .build());
        vault = new SimVault(startsAt + EPOCH_BLOCKS);
        BookId.all().forEach(book -> twins.put(book, Book.initial(book, startsAt + EPOCH_BLOCKS)));
        endBlock();
    }

    public Book twin(BookId book) {
        return requireNonNull(twins.get(book));
    }

    /** An event of the vault: on the chain, and in the twin. */
    public void add(Object event) {
        BookFactMapper.OfBook fact = BookFactMapper.of(chain.next(), event).orElseThrow();
        twin(fact.book()).apply(fact.fact());
        vault.apply(event);
        vault.apply(fact.book(), fact.fact());
        chain.add(SimChain.VAULT, event);
    }

    public SimVault vault() {
        return vault;
    }

    /** The label the vault gives now: the current epoch before its end, the next one from then on. */
    public long label(BookId book) {
        Book twin = twin(book);
        boolean isOver = chain.burnHeight() >= twin.state().endsAt();
        return twin.state().epoch() + (isOver ? 1 : 0);
    }

    public boolean isOver(BookId book) {
        return chain.burnHeight() >= twin(book).state().endsAt();
    }

    public void deposit(BookId book, String provider, long amount) {
        add(new FundsDeposited(provider, BookIdMapper.token(book), BookIdMapper.tier(book), label(book), amount));
    }

    public void exit(BookId book, String provider, long amount) {
        add(new ExitRequested(provider, BookIdMapper.token(book), BookIdMapper.tier(book), label(book), amount));
    }

    public void withdraw(BookId book, String provider, long capital, long premium) {
        add(new FundsWithdrawn(
                provider, BookIdMapper.token(book), BookIdMapper.tier(book), label(book), capital, premium));
    }

    public void lock(BookId book, long policyId, long collateral, long premium) {
        lock(book, policyId, collateral, premium, 0);
    }

    /** {@code premium} is net of the fee. */
    public void lock(BookId book, long policyId, long collateral, long premium, long fee) {
        add(new CollateralLocked(
                policyId,
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                label(book),
                collateral,
                premium,
                fee,
                "registry",
                "buyer",
                chain.burnHeight() + FAR));
    }

    public void settle(BookId book, long policyId, long payout) {
        var lock = twin(book).state().locks().get(policyId).orElseThrow();
        add(new PolicySettled(
                policyId,
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                lock.epoch(),
                lock.collateral(),
                payout,
                lock.premium(),
                "registry",
                "buyer",
                chain.burnHeight() + FAR));
    }

    /** A final block with what was added; behind it the twins know its end. */
    public void endBlock() {
        chain.finalBlock();
        reached();
    }

    public void reached() {
        twins.values()
                .forEach(twin ->
                        twin.apply(new io.bithedge.ledger.BookFact.BlockReached(chain.height(), chain.burnHeight())));
    }

    /** The chain does what the topology asked for: proposes, and confirms what was proposed. */
    public void obey(List<ChainCommand> commands) {
        for (ChainCommand command : commands) {
            switch (command.getBody()) {
                case OpenEpochs open -> open.getOpenings().forEach(this::propose);
                case ConfirmOpenings confirm ->
                    confirm.getOpenings().forEach(it -> confirm(BookIdMapper.id(it.getToken(), it.getTier())));
                default -> {
                    // Nothing of the vault.
                }
            }
        }
    }

    /** The contract leaves alone what is not proposed, or confirmed already. */
    private void confirm(BookId book) {
        EpochOpening proposed = proposals.remove(book);
        if (proposed != null) {
            open(proposed);
        }
    }

    private void propose(EpochOpening it) {
        proposals.put(BookIdMapper.id(it.getToken(), it.getTier()), it);
        chain.add(
                SimChain.VAULT,
                new EpochProposed(
                        it.getToken(),
                        it.getTier(),
                        it.getEpoch(),
                        it.getWeight(),
                        it.getCapacity(),
                        it.getRoot(),
                        chain.burnHeight() + ROOT_DELAY));
    }

    public void open(EpochOpening it) {
        add(new EpochOpened(
                it.getToken(),
                it.getTier(),
                it.getEpoch(),
                chain.burnHeight(),
                chain.burnHeight() + EPOCH_BLOCKS,
                it.getWeight(),
                it.getCapacity(),
                it.getRoot()));
    }

    /** Burns to the end of the epoch and opens the next one of every book that is over. */
    public void nextEpoch() {
        chain.burn(EPOCH_BLOCKS);
        endBlock();
        obey(commands.get());
        endBlock();
        chain.burn(ROOT_DELAY);
        endBlock();
        obey(commands.get());
        endBlock();
    }

    public static BookId book(Token token, Tier tier) {
        return BookIdMapper.id(token, tier);
    }
}
