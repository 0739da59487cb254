package io.bithedge.api.risk;

import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.ModelRisk;
import io.bithedge.pool.risk.ProviderRisk;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.pool.risk.RiskRule.Concentration;
import io.bithedge.pool.risk.RiskRule.Totals;
import io.bithedge.pool.view.PoolViews.ExposureView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Shapes of the answers about risk. Amounts, prices and everything in USD (x 10^8) are decimal strings; heights, epochs, counts, percent and
 * basis points are numbers. What needs a volatility is null, or an empty list, while none is known.
 */
final class RiskJson {
    private RiskJson() {}

    /** What the numbers beside it stand on. */
    record Inputs(String btcPrice, String stxPrice, long burnHeight, List<Volatility> volatilities, String model) {
        record Volatility(int windowDays, long volatilityBps, long day) {}

        static Inputs of(Conditions at) {
            return new Inputs(
                    Json.text(at.btc().value()),
                    Json.text(at.stx().value()),
                    at.burnHeight(),
                    at.volatilities().stream()
                            .map(it -> new Volatility(it.windowDays(), it.volatilityBps(), it.day()))
                            .toList(),
                    Conditions.MODEL);
        }
    }

    record Model(String value, String valueUsd, String deltaSats, String gammaSats, String vegaUsd, String thetaUsd) {
        static @Nullable Model of(Optional<ModelRisk> risk) {
            return risk.map(it -> new Model(
                            Json.text(it.value()),
                            Json.text(it.valueUsdE8()),
                            Json.text(it.deltaSats()),
                            Json.text(it.gammaSats()),
                            Json.text(it.vegaUsdE8()),
                            Json.text(it.thetaUsdE8())))
                    .orElse(null);
        }
    }

    /** {@code intrinsic}: what would be paid if all settled now; {@code coverageBps} is null for SBTC, and without policies. */
    record Sum(
            long policies,
            String amount,
            String collateral,
            String intrinsic,
            @Nullable Model model,
            @Nullable Long coverageBps) {
        static Sum of(List<Cell> cells, Conditions at) {
            Totals totals = Totals.of(cells);
            OptionalLong coverage = RiskRule.coverageBps(cells, at);
            return new Sum(
                    totals.policies(),
                    Json.text(totals.amountSats()),
                    Json.text(totals.collateral()),
                    Json.text(RiskRule.intrinsic(cells, at)),
                    Model.of(RiskRule.model(cells, at)),
                    coverage.isPresent() ? coverage.getAsLong() : null);
        }
    }

    record Point(int spotPercent, int volatilityPercent, int days, String liability) {}

    record Rung(long expirationHeight, long policies, String amount, String collateral, String intrinsic) {}

    record Largest(@Nullable String largest, long largestShareBps, long herfindahlBps) {
        static Largest of(Concentration it) {
            return new Largest(it.largest().isEmpty() ? null : it.largest(), it.largestShareBps(), it.herfindahlBps());
        }
    }

    record Line(
            long epoch,
            long expirationHeight,
            String policyType,
            String strike,
            long policies,
            String amount,
            String collateral,
            String intrinsic,
            long distanceBps,
            @Nullable Model model) {
        static Line of(Cell cell, Conditions at) {
            return new Line(
                    cell.key().epoch(),
                    cell.key().expirationHeight(),
                    cell.kind().name(),
                    Json.text(cell.key().strikeE8()),
                    cell.policies(),
                    Json.text(cell.amountSats()),
                    Json.text(cell.collateral()),
                    Json.text(cell.payout(at.btc(), at.stx())),
                    RiskRule.distanceBps(cell, at),
                    Model.of(RiskRule.model(List.of(cell), at)));
        }
    }

    record Exposure(
            String token,
            String tier,
            Sum sum,
            List<Line> cells,
            Largest strike,
            Largest expiration,
            Largest buyer,
            List<Rung> ladder,
            List<Point> grid,
            Inputs inputs,
            Json.Block asOf) {}

    record BookRisk(
            String token, String tier, Sum sum, long buyers, Largest strike, Largest expiration, Largest buyer) {}

    record TokenRisk(String token, Sum sum, Largest strike, Largest expiration, List<Rung> ladder, List<Point> grid) {}

    record Risk(List<TokenRisk> tokens, List<BookRisk> books, Inputs inputs, Json.Block asOf) {}

    record Locked(long expirationHeight, String collateral) {}

    record Outcome(int spotPercent, String btcPrice, String loss, String premium, String net) {}

    record ProviderBook(
            String token,
            String tier,
            List<Locked> lockedByExpiration,
            String worstCase,
            String premiumPending,
            List<Outcome> curve) {}

    record ProviderBooks(String provider, List<ProviderBook> books, Inputs inputs, Json.Block asOf) {}

    static Exposure exposure(
            BookId book, List<Cell> cells, Optional<ExposureView> totals, Conditions at, Json.Block asOf) {
        return new Exposure(
                book.token().name(),
                book.tier().chainName(),
                Sum.of(cells, at),
                cells.stream().map(cell -> Line.of(cell, at)).toList(),
                Largest.of(RiskRule.byStrike(cells)),
                Largest.of(RiskRule.byExpiration(cells)),
                Largest.of(totals.map(RiskJson::byBuyer).orElse(Concentration.NONE)),
                ladder(cells, at),
                grid(cells, at),
                Inputs.of(at),
                asOf);
    }

    static BookRisk bookRisk(BookId book, List<Cell> cells, ExposureView totals, Conditions at) {
        return new BookRisk(
                book.token().name(),
                book.tier().chainName(),
                Sum.of(cells, at),
                totals.owners(),
                Largest.of(RiskRule.byStrike(cells)),
                Largest.of(RiskRule.byExpiration(cells)),
                Largest.of(byBuyer(totals)));
    }

    static TokenRisk tokenRisk(Token token, List<Cell> cells, Conditions at) {
        return new TokenRisk(
                token.name(),
                Sum.of(cells, at),
                Largest.of(RiskRule.byStrike(cells)),
                Largest.of(RiskRule.byExpiration(cells)),
                ladder(cells, at),
                grid(cells, at));
    }

    static ProviderBook providerBook(BookId book, ProviderRisk risk) {
        return new ProviderBook(
                book.token().name(),
                book.tier().chainName(),
                risk.lockedByExpiration().stream()
                        .map(it -> new Locked(it.expirationHeight(), Json.text(it.collateral())))
                        .toList(),
                Json.text(risk.worstCase()),
                Json.text(risk.premiumPending()),
                risk.curve().stream()
                        .map(it -> new Outcome(
                                it.spotPercent(),
                                Json.text(it.btcE8()),
                                Json.text(it.loss()),
                                Json.text(it.premium()),
                                Json.text(it.net())))
                        .toList());
    }

    private static Concentration byBuyer(ExposureView it) {
        return RiskRule.concentration(
                it.largestOwner(), it.largestOwnerCollateral(), it.ownerSquares(), it.collateral());
    }

    private static List<Rung> ladder(List<Cell> cells, Conditions at) {
        return RiskRule.ladder(cells, at).stream()
                .map(it -> new Rung(
                        it.expirationHeight(),
                        it.totals().policies(),
                        Json.text(it.totals().amountSats()),
                        Json.text(it.totals().collateral()),
                        Json.text(it.intrinsic())))
                .toList();
    }

    private static List<Point> grid(List<Cell> cells, Conditions at) {
        return RiskRule.grid(cells, at).stream()
                .map(it -> new Point(
                        it.scenario().spotPercent(),
                        it.scenario().volatilityPercent(),
                        it.scenario().days(),
                        Json.text(it.liability())))
                .toList();
    }
}
