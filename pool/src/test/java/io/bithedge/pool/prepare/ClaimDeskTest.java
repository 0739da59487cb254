package io.bithedge.pool.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNodes;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.Doubts;
import io.bithedge.pool.fresh.HandClock;
import io.bithedge.pool.prepare.Allowance.Bound;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.ClaimView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Withdrawals by proof at the end of the reference model's histories, in open books and in closed ones. */
class ClaimDeskTest {
    private static final Path VECTORS = Path.of("../ledger/src/test/resources/claim_vectors.jsonl");
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final Principal.Contract VAULT = Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault");
    private static final AssetId SBTC =
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
    private static final PoolCalls CALLS =
            new PoolCalls(VAULT, Principal.Contract.parse(DEPLOYER + ".policy-registry"), SBTC);

    private final FakeViews views = new FakeViews();
    private final ClaimDesk desk =
            new ClaimDesk(views, new Doubts(views, HandClock.now().freshness(views)), CALLS);

    static Stream<JsonNode> histories() throws IOException {
        try (Stream<String> lines = Files.lines(VECTORS)) {
            return lines.map(line -> JsonMapper.shared().readTree(line)).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void preparesWhatTheModelAllowsAndNotAUnitMore(JsonNode history) {
        int asked = 0;
        for (String state : List.of("tip", "closed")) {
            for (String provider : history.get(state).get("claims").propertyNames()) {
                ClaimView claim = claim(history, state, provider);
                views.claims.put(provider + "/" + claim.book().book(), claim);
                check(provider, claim, history.get(state).get("claims").get(provider));
                asked++;
            }
        }
        assertThat(asked).isPositive();
    }

    private void check(String provider, ClaimView claim, JsonNode limits) {
        BookId book = claim.book().book();
        AccountRow row = claim.account(provider).asOf(claim.book().epoch());
        long capital = number(limits, "capitalLimit") - row.withdrawn();
        long premium = number(limits, "premiumLimit") - row.premiumWithdrawnEver();
        Principal who = Principal.parse(provider);
        if (capital + premium > 0) {
            Ready ready = (Ready) desk.withdrawal(who, book, taken(book, capital, premium));
            PreparedCall call = ready.call();
            assertThat(call.function()).isEqualTo("withdraw");
            assertThat(call.postConditions()).containsExactly(vaultSends(book, capital + premium));
            assertThat(argument(call, "capital")).isEqualTo(ClarityValue.uint(capital));
            assertThat(argument(call, "premium")).isEqualTo(ClarityValue.uint(premium));
            assertThat(argument(call, "leaf").encode()).isEqualTo(shown(claim.proven()));
            assertThat(ready.notes().allowance())
                    .contains(new Allowance(
                            new Units(book.token(), capital),
                            Bound.CAPITAL_LIMIT,
                            new Units(book.token(), premium),
                            Bound.PREMIUM_LIMIT,
                            new Units(book.token(), number(limits, "capitalLimit")),
                            new Units(book.token(), number(limits, "premiumLimit"))));
        }
        for (Taken above : List.of(taken(book, capital + 1, premium), taken(book, capital, premium + 1))) {
            Refused refused = (Refused) desk.withdrawal(who, book, above);
            if (capital + premium == 0) {
                assertThat(refused.code()).isEqualTo(PrepareRefusal.NOTHING_TO_TAKE);
                continue;
            }
            assertThat(refused.code()).isEqualTo(PrepareRefusal.ABOVE_LIMIT);
            assertThat(refused.limits())
                    .isEqualTo(Map.of(
                            "capital", new Units(book.token(), capital), "premium", new Units(book.token(), premium)));
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void refusesInTheOrderOfItsChecks(JsonNode history) {
        String provider = history.get("leaves").propertyNames().iterator().next();
        Principal who = Principal.parse(provider);
        ClaimView claim = claim(history, "tip", provider);
        BookId book = claim.book().book();
        Taken one = taken(book, 1, 0);
        assertThat(code(desk.withdrawal(who, book, one))).isEqualTo(PrepareRefusal.UNKNOWN_PROVIDER);

        views.claims.put(provider + "/" + book, in(claim, BookPhase.OVER));
        assertThat(code(desk.withdrawal(who, book, one))).isEqualTo(PrepareRefusal.EPOCH_OVER);

        Leaf leaf = claim.proven().orElseThrow().leaf();
        ProvenLeaf untrue = new ProvenLeaf(
                new Leaf(book, provider, leaf.epoch(), leaf.opening() + 1, leaf.settledBurden(), 0, leaf.weights()),
                claim.proven().orElseThrow().steps());
        views.claims.put(
                provider + "/" + book,
                new ClaimView(
                        Optional.of(untrue), claim.book(), claim.vintages(), claim.account(provider), claim.asOf()));
        assertThat(code(desk.withdrawal(who, book, one))).isEqualTo(PrepareRefusal.NOT_READY);

        views.nowhere = Optional.of("the partition moves");
        assertThat(code(desk.withdrawal(who, book, one))).isEqualTo(PrepareRefusal.NOT_READY);
    }

    /** An epoch of 36 blocks: a pause reaches into its second half, of 18; in a closed book nothing is paused. */
    @ParameterizedTest
    @MethodSource("histories")
    void isShutByAPauseInTheSecondHalfOfAnEpochAlone(JsonNode history) {
        String provider = history.get("leaves").propertyNames().iterator().next();
        Principal who = Principal.parse(provider);
        ClaimView claim = claim(history, "tip", provider);
        BookId book = claim.book().book();
        Taken much = taken(book, 1L << 50, 0);
        long now = claim.asOf().burnTip().value();
        BookLife paused = new BookLife(false, Optional.empty(), Optional.of(new BurnHeight(now + 1)));
        views.claims.put(provider + "/" + book, in(claim, BookPhase.OPEN));

        views.books.add(FakeViews.in(FakeViews.book(book, 3, now + 18), paused));
        assertThat(code(desk.withdrawal(who, book, much))).isEqualTo(PrepareRefusal.PAUSED);
        views.books.set(0, FakeViews.in(FakeViews.book(book, 3, now + 19), paused));
        assertThat(code(desk.withdrawal(who, book, much))).isNotEqualTo(PrepareRefusal.PAUSED);
        views.books.set(0, FakeViews.in(FakeViews.book(book, 3, now + 10), paused));
        views.claims.put(provider + "/" + book, in(claim, BookPhase.CLOSED));
        assertThat(code(desk.withdrawal(who, book, much))).isNotEqualTo(PrepareRefusal.PAUSED);
    }

    private static PrepareRefusal code(Prepared prepared) {
        return ((Refused) prepared).code();
    }

    private static ClaimView in(ClaimView claim, BookPhase phase) {
        BookRow it = claim.book();
        BookRow row = new BookRow(
                it.book(),
                it.epoch(),
                phase,
                it.root(),
                it.capital(),
                it.locked(),
                it.premiumPending(),
                it.premiumEarned());
        return new ClaimView(claim.proven(), row, claim.vintages(), claim.account(""), claim.asOf());
    }

    /** {@code (some leaf)} in the very bytes that the root is over. */
    private static Bytes shown(Optional<ProvenLeaf> proven) {
        return proven.map(it -> {
                    byte[] leaf = new SumNodes().serialize(it.leaf());
                    byte[] some = new byte[leaf.length + 1];
                    some[0] = 0x0a;
                    System.arraycopy(leaf, 0, some, 1, leaf.length);
                    return Bytes.copyOf(some);
                })
                .orElseGet(() -> ClarityValue.none().encode());
    }

    private static ClarityValue argument(PreparedCall call, String name) {
        return call.arguments().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Taken taken(BookId book, long capital, long premium) {
        return new Taken(new Units(book.token(), capital), new Units(book.token(), premium));
    }

    private static PostCondition vaultSends(BookId book, long amount) {
        BigInteger exact = BigInteger.valueOf(amount);
        return switch (book.token()) {
            case STX -> PostCondition.stx(Who.of(VAULT), AmountCode.EQUAL, exact);
            case SBTC -> PostCondition.fungible(Who.of(VAULT), SBTC, AmountCode.EQUAL, exact);
        };
    }

    private static ClaimView claim(JsonNode history, String state, String provider) {
        JsonNode now = history.get(state);
        JsonNode book = now.get("book");
        BookId id = BookId.parse(history.get("token").stringValue() + ":"
                        + history.get("tier").stringValue().toLowerCase(Locale.ROOT))
                .orElseThrow();
        BookRow row = new BookRow(
                id,
                number(book, "epoch"),
                book.get("closed").booleanValue() ? BookPhase.CLOSED : BookPhase.OPEN,
                Hash32.ofHex(book.get("root").stringValue()),
                number(book, "capital"),
                number(book, "locked"),
                number(book, "premiumPending"),
                number(book, "premiumEarned"));
        JsonNode account = now.get("accounts").get(provider);
        return new ClaimView(
                Optional.ofNullable(history.get("leaves").get(provider)).map(shown -> proven(id, provider, shown)),
                row,
                vintages(now, book),
                new AccountRow(
                        number(account, "depositedEver"),
                        number(account, "withdrawnEver"),
                        number(account, "premiumWithdrawnEver"),
                        number(account, "label"),
                        number(account, "deposited"),
                        number(account, "withdrawn"),
                        number(account, "depositedNext")),
                FakeViews.AS_OF);
    }

    private static List<Vintage> vintages(JsonNode state, JsonNode book) {
        List<Vintage> vintages = new ArrayList<>();
        state.get("vintages").properties().forEach(entry -> {
            long epoch = Long.parseLong(entry.getKey());
            boolean isCurrent = epoch == number(book, "epoch");
            JsonNode it = entry.getValue();
            vintages.add(new Vintage(
                    epoch,
                    number(it, "weight"),
                    isCurrent ? number(book, "capacity") : 0,
                    isCurrent ? number(book, "used") : 0,
                    number(it, "locked"),
                    number(it, "losses"),
                    number(it, "premiumPending"),
                    number(it, "premiumEarned")));
        });
        return vintages;
    }

    private static ProvenLeaf proven(BookId book, String provider, JsonNode shown) {
        List<JsonNode> weights = shown.get("weights").valueStream().toList();
        Leaf leaf = new Leaf(
                book,
                provider,
                number(shown, "epoch"),
                number(shown, "opening"),
                number(shown, "settledBurden"),
                number(shown, "settledPremium"),
                EpochWeights.of(
                        weights.stream()
                                .mapToLong(it -> Long.parseLong(it.get(0).stringValue()))
                                .toArray(),
                        weights.stream()
                                .mapToLong(it -> Long.parseLong(it.get(1).stringValue()))
                                .toArray()));
        return new ProvenLeaf(
                leaf,
                shown.get("proof")
                        .valueStream()
                        .map(step -> new ProvenLeaf.Step(
                                Hash32.ofHex(step.get("hash").stringValue()),
                                number(step, "sum"),
                                step.get("left").booleanValue()))
                        .toList());
    }

    private static long number(JsonNode fields, String name) {
        return Long.parseLong(fields.get(name).stringValue());
    }
}
