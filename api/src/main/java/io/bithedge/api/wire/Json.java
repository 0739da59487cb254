package io.bithedge.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VintageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes of the answers. Amounts, prices and weights are decimal strings; heights, epochs and ids are numbers. */
public final class Json {
    private Json() {}

    /** The final block that the numbers beside it belong to. */
    public record Block(
            long height,
            String indexBlockHash,
            long burnHeight,
            @JsonProperty("final") boolean isFinal) {
        public static Block of(AsOf asOf) {
            return new Block(asOf.height(), asOf.indexBlockHash(), asOf.burnHeight(), true);
        }
    }

    public record Books(List<Book> books, Block asOf) {}

    public record Book(
            String token,
            String tier,
            long epoch,
            long startsAt,
            long endsAt,
            String capital,
            String locked,
            String losses,
            String premiumPending,
            String premiumEarned,
            String premiumWithdrawn,
            String capacity,
            String used,
            String weight,
            String root,
            Block asOf) {
        public static Book of(BookView book) {
            return new Book(
                    book.token(),
                    book.tier(),
                    book.epoch(),
                    book.startsAt(),
                    book.endsAt(),
                    text(book.capital()),
                    text(book.locked()),
                    text(book.losses()),
                    text(book.premiumPending()),
                    text(book.premiumEarned()),
                    text(book.premiumWithdrawn()),
                    text(book.capacity()),
                    text(book.used()),
                    text(book.weight()),
                    hex(book.root()),
                    Block.of(book.asOf()));
        }
    }

    public record Vintages(String token, String tier, List<Vintage> vintages, Block asOf) {}

    public record Vintage(
            long epoch,
            long startsAt,
            long endsAt,
            String weight,
            String capacity,
            String used,
            String locked,
            String losses,
            String premiumPending,
            String premiumEarned) {
        public static Vintage of(VintageView vintage) {
            return new Vintage(
                    vintage.epoch(),
                    vintage.startsAt(),
                    vintage.endsAt(),
                    text(vintage.weight()),
                    text(vintage.capacity()),
                    text(vintage.used()),
                    text(vintage.locked()),
                    text(vintage.losses()),
                    text(vintage.premiumPending()),
                    text(vintage.premiumEarned()));
        }
    }

    public record Provider(String provider, List<Account> books, Block asOf) {
        public static Provider of(String provider, List<AccountView> accounts, AsOf asOf) {
            return new Provider(provider, accounts.stream().map(Account::of).toList(), Block.of(asOf));
        }
    }

    public record Account(
            String token,
            String tier,
            long epoch,
            String deposited,
            String pending,
            String exit,
            String locked,
            String losses,
            String available,
            String limit,
            String withdrawn,
            String withdrawable,
            String premiumPending,
            String premiumEarned,
            String premiumWithdrawn,
            String weight,
            Block asOf) {
        public static Account of(AccountView account) {
            String[] book = account.book().split(":", 2);
            return new Account(
                    book[0],
                    book[1],
                    account.epoch(),
                    text(account.deposited()),
                    text(account.pending()),
                    text(account.exit()),
                    text(account.locked()),
                    text(account.losses()),
                    text(account.available()),
                    text(account.limit()),
                    text(account.withdrawn()),
                    text(account.withdrawable()),
                    text(account.premiumPending()),
                    text(account.premiumEarned()),
                    text(account.premiumWithdrawn()),
                    text(account.weight()),
                    Block.of(account.asOf()));
        }
    }

    public record Entries(
            String provider, List<Entry> entries, @Nullable String next, Block asOf) {}

    public record Entry(
            String kind,
            String token,
            String tier,
            long epoch,
            String capital,
            String premium,
            String weight,
            long height,
            String indexBlockHash,
            long burnHeight,
            long blockTime,
            String txid) {
        public static Entry of(EntryView entry) {
            String[] book = entry.book().split(":", 2);
            return new Entry(
                    entry.kind().name(),
                    book[0],
                    book[1],
                    entry.epoch(),
                    text(entry.capital()),
                    text(entry.premium()),
                    text(entry.weight()),
                    entry.height(),
                    entry.indexBlockHash(),
                    entry.burnHeight(),
                    entry.blockTime(),
                    entry.txid());
        }
    }

    public record Policies(List<Policy> policies, @Nullable String next, Block asOf) {}

    public record Policy(
            long policyId,
            String owner,
            String policyType,
            String style,
            String strike,
            String amount,
            long expirationHeight,
            String token,
            String tier,
            String collateral,
            String premium,
            String quoteId,
            String status,
            Created created,
            long activationRequestedAt,
            @Nullable Settlement settlement,
            Block asOf) {
        public record Created(long burnHeight, String txid, String btcPrice, String stxPrice) {}

        public record Settlement(
                long burnHeight, String txid, String btcPrice, String stxPrice, String payout, String shortfall) {}

        public static Policy of(PolicyView policy, AsOf asOf) {
            String[] book = policy.book().split(":", 2);
            return new Policy(
                    policy.id(),
                    policy.owner(),
                    policy.type(),
                    policy.style(),
                    text(policy.strike()),
                    text(policy.amount()),
                    policy.expirationHeight(),
                    book[0],
                    book[1],
                    text(policy.collateral()),
                    text(policy.premium()),
                    hex(policy.quoteId()),
                    policy.status(),
                    new Created(
                            policy.createdHeight(),
                            policy.createdTxid(),
                            text(policy.createdBtcPrice()),
                            text(policy.createdStxPrice())),
                    policy.activationRequestedAt(),
                    settlementOf(policy),
                    Block.of(asOf));
        }

        private static @Nullable Settlement settlementOf(PolicyView policy) {
            return policy.status().equals("ACTIVE")
                    ? null
                    : new Settlement(
                            policy.closedHeight(),
                            policy.closedTxid(),
                            text(policy.settlementBtcPrice()),
                            text(policy.settlementStxPrice()),
                            text(policy.payout()),
                            text(policy.shortfall()));
        }
    }

    public record History(long policyId, List<PolicyEntryView> entries, Block asOf) {}

    /** What a provider did in blocks that are not final: it may vanish. */
    public record Unfinal(String provider, List<UnfinalAct> acts, Block asOf) {}

    public record UnfinalAct(
            String kind,
            String token,
            String tier,
            String capital,
            String premium,
            long height,
            String indexBlockHash,
            long burnHeight,
            long blockTime,
            String txid,
            @JsonProperty("final") boolean isFinal) {
        public static UnfinalAct of(UnfinalView act) {
            String[] book = act.book().split(":", 2);
            return new UnfinalAct(
                    act.kind().name(),
                    book[0],
                    book[1],
                    text(act.capital()),
                    text(act.premium()),
                    act.height(),
                    act.indexBlockHash(),
                    act.burnHeight(),
                    act.blockTime(),
                    act.txid(),
                    false);
        }
    }

    /** `state` is OPEN, ACKNOWLEDGED or RESOLVED; `by` is the last act, null while it is open. */
    public record Incident(
            String id,
            String code,
            String subject,
            String message,
            String expected,
            String got,
            @Nullable String token,
            long height,
            String stage,
            boolean stopsQuotes,
            String state,
            boolean stopsQuotesNow,
            @Nullable ActView by) {
        public static Incident of(IncidentView it) {
            return new Incident(
                    it.id(),
                    it.code(),
                    it.subject(),
                    it.message(),
                    it.expected(),
                    it.got(),
                    it.token().orElse(null),
                    it.height(),
                    it.stage(),
                    it.stopsQuotes(),
                    stateOf(it.state()),
                    it.stopsQuotesNow(),
                    actOf(it.state()));
        }

        private static String stateOf(IncidentState state) {
            return switch (state) {
                case IncidentState.Open open -> "OPEN";
                case IncidentState.Acknowledged acknowledged -> "ACKNOWLEDGED";
                case IncidentState.Resolved resolved -> "RESOLVED";
            };
        }

        private static @Nullable ActView actOf(IncidentState state) {
            return switch (state) {
                case IncidentState.Open open -> null;
                case IncidentState.Acknowledged(ActView by) -> by;
                case IncidentState.Resolved(ActView by) -> by;
            };
        }
    }

    /** `lagBlocks`: Stacks blocks that every fold has applied and that were not compared yet. */
    public record Reconciliation(
            String token,
            long fromHeight,
            long height,
            String indexBlockHash,
            long burnHeight,
            long lagBlocks,
            boolean agrees,
            List<DifferenceView> differences) {
        public static Reconciliation of(ReconciliationView it, AsOf asOf) {
            return new Reconciliation(
                    it.token(),
                    it.fromHeight(),
                    it.height(),
                    it.indexBlockHash(),
                    it.burnHeight(),
                    Math.max(0, asOf.height() - it.height()),
                    it.differences().isEmpty(),
                    it.differences());
        }
    }

    public record Reconciliations(List<Reconciliation> tokens, Block asOf) {}

    public record Backers(
            long policyId,
            String token,
            List<Backer> backers,
            @Nullable String next,
            Block asOf) {}

    public record Backer(String provider, String weight, String collateral, String premium) {
        public static Backer of(BackerView backer) {
            return new Backer(
                    backer.provider(), text(backer.weight()), text(backer.collateral()), text(backer.premium()));
        }
    }

    /** Bytes as everywhere in the API: lower-case hex behind `0x`. */
    private static String hex(String digits) {
        return "0x" + digits;
    }

    public static String text(long amount) {
        return Long.toString(amount);
    }
}
