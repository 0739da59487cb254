package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/**
 * Calls of liquidity-pool-vault. Tokens and tiers as in {@link io.bithedge.contracts.Vocabulary}, amounts in base units of the token:
 * nothing is checked here. Source: liquidity-pool-vault.clar.
 */
public record VaultCalls(Principal.Contract vault) {
    /** How many openings one call takes. */
    public static final int MOST_OPENINGS = 6;

    private static final String SHARE = "{policy-bps: uint, day-bps: uint}";
    private static final String INITIAL =
            "{fee-bps: uint, epoch-blocks: uint, root-delay-blocks: uint, grace-blocks: uint,"
                    + " stx-utilisation-bps: uint, sbtc-utilisation-bps: uint,"
                    + " shares: {conservative: %1$s, balanced: %1$s, aggressive: %1$s}}".formatted(SHARE);

    /**
     * What it starts with.
     *
     * @param feeBps share of the premium that is kept as fee
     */
    public record Initial(long feeBps, Delays delays, Utilisation utilisation, Shares shares) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "fee-bps", ClarityValue.uint(feeBps),
                    "epoch-blocks", ClarityValue.uint(delays.epochBlocks()),
                    "root-delay-blocks", ClarityValue.uint(delays.rootDelayBlocks()),
                    "grace-blocks", ClarityValue.uint(delays.graceBlocks()),
                    "stx-utilisation-bps", ClarityValue.uint(utilisation.stxBps()),
                    "sbtc-utilisation-bps", ClarityValue.uint(utilisation.sbtcBps()),
                    "shares", shares.tuple()));
        }
    }

    /**
     * In burn blocks.
     *
     * @param epochBlocks how long an epoch is
     * @param rootDelayBlocks how long a proposal may be vetoed
     * @param graceBlocks how long a book waits for its next epoch before anybody may close it
     */
    public record Delays(long epochBlocks, long rootDelayBlocks, long graceBlocks) {}

    /** How much of a book's capital may be locked, by token. */
    public record Utilisation(long stxBps, long sbtcBps) {}

    /** By tier. */
    public record Shares(Share conservative, Share balanced, Share aggressive) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "conservative", conservative.tuple(),
                    "balanced", balanced.tuple(),
                    "aggressive", aggressive.tuple()));
        }
    }

    /** What one policy may lock of the capital behind an epoch, and all that expire on one day. */
    public record Share(long policyBps, long dayBps) {
        ClarityValue tuple() {
            return ClarityValue.tuple(
                    Map.of("policy-bps", ClarityValue.uint(policyBps), "day-bps", ClarityValue.uint(dayBps)));
        }
    }

    /** Once, by the deployer. Source: liquidity-pool-vault#initialise. */
    public FunctionCall initialise(Initial initial) {
        return new FunctionCall(vault, "initialise", List.of(new Argument("arguments", INITIAL, initial.tuple())));
    }

    /** Source: liquidity-pool-vault#deposit-stx. */
    public FunctionCall depositStx(String tier, long amount) {
        return deposit("deposit-stx", tier, amount);
    }

    /** Source: liquidity-pool-vault#deposit-sbtc. */
    public FunctionCall depositSbtc(String tier, long amount) {
        return deposit("deposit-sbtc", tier, amount);
    }

    private FunctionCall deposit(String function, String tier, long amount) {
        return new FunctionCall(vault, function, List.of(Argument.uint("amount", amount), Argument.tier(tier)));
    }

    /** Source: liquidity-pool-vault#request-exit. */
    public FunctionCall requestExit(String token, String tier, long amount) {
        return new FunctionCall(
                vault,
                "request-exit",
                List.of(Argument.token(token), Argument.tier(tier), Argument.uint("amount", amount)));
    }

    /** What a provider takes, and what his right to it stands on. */
    public record Withdrawal(String token, String tier, long capital, long premium, Claim claim) {}

    /** Source: liquidity-pool-vault#withdraw. */
    public FunctionCall withdraw(Withdrawal withdrawal) {
        return new FunctionCall(
                vault,
                "withdraw",
                List.of(
                        Argument.token(withdrawal.token()),
                        Argument.tier(withdrawal.tier()),
                        Argument.uint("capital", withdrawal.capital()),
                        Argument.uint("premium", withdrawal.premium()),
                        withdrawal.claim().leaf(),
                        withdrawal.claim().proof()));
    }

    /** The next epoch of a book: weight in sub-units, capacity in base units, a root of 32 bytes. */
    public record Opening(String token, String tier, long epoch, long weight, long capacity, Bytes root) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "token", ClarityValue.ascii(token),
                    "tier", ClarityValue.ascii(tier),
                    "epoch", ClarityValue.uint(epoch),
                    "weight", ClarityValue.uint(weight),
                    "capacity", ClarityValue.uint(capacity),
                    "root", ClarityValue.buffer(root)));
        }
    }

    /** By the allocator: proposes, all or none. Source: liquidity-pool-vault#open-epochs. */
    public FunctionCall openEpochs(List<Opening> openings) {
        String type = ("(list %d {token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, weight: uint,"
                        + " capacity: uint, root: (buff 32)})")
                .formatted(MOST_OPENINGS);
        List<ClarityValue> tuples = openings.stream().map(Opening::tuple).toList();
        return new FunctionCall(
                vault, "open-epochs", List.of(new Argument("openings", type, ClarityValue.list(tuples))));
    }

    /** A book by its names on the chain. */
    public record Book(String token, String tier) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of("token", ClarityValue.ascii(token), "tier", ClarityValue.ascii(tier)));
        }
    }

    /** By anybody: begins what was proposed long enough ago. Source: liquidity-pool-vault#confirm-openings. */
    public FunctionCall confirmOpenings(List<Book> chosen) {
        String type = "(list %d {token: (string-ascii 4), tier: (string-ascii 12)})".formatted(MOST_OPENINGS);
        List<ClarityValue> tuples = chosen.stream().map(Book::tuple).toList();
        return new FunctionCall(
                vault, "confirm-openings", List.of(new Argument("chosen", type, ClarityValue.list(tuples))));
    }

    /** By the guardian. Source: liquidity-pool-vault#veto-opening. */
    public FunctionCall vetoOpening(Book book) {
        return ofBook("veto-opening", book);
    }

    /** By anybody, when the grace is over. Source: liquidity-pool-vault#close-book. */
    public FunctionCall closeBook(Book book) {
        return ofBook("close-book", book);
    }

    private FunctionCall ofBook(String function, Book book) {
        return new FunctionCall(vault, function, List.of(Argument.token(book.token()), Argument.tier(book.tier())));
    }

    /** By anybody, to the fee recipient. Source: liquidity-pool-vault#sweep-fees. */
    public FunctionCall sweepFees(String token) {
        return new FunctionCall(vault, "sweep-fees", List.of(Argument.token(token)));
    }
}
