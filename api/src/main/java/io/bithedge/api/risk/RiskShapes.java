package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.ProviderRisk;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.pool.risk.RiskRule.Concentration;
import io.bithedge.pool.view.PoolViews.ExposureView;
import java.util.List;
import java.util.Optional;

/**
 * Shapes of the answers about risk. Amounts, prices and everything in USD (x 10^8) are decimal strings; heights, epochs, counts, percent and
 * basis points are numbers. What needs a volatility is null, or an empty list, while none is known.
 */
final class RiskShapes {
    private RiskShapes() {}

    static ExposureAnswer exposure(
            BookId book, List<Cell> cells, Optional<ExposureView> totals, Conditions at, FinalBlock asOf) {
        return new ExposureAnswer(
                book.token().name(),
                book.tier().chainName(),
                RiskSum.of(cells, at),
                cells.stream().map(cell -> ExposureCell.of(cell, at)).toList(),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                LargestShare.of(totals.map(RiskShapes::byBuyer).orElse(Concentration.NONE)),
                ladder(cells, at),
                grid(cells, at),
                RiskInputs.of(at),
                asOf);
    }

    static BookRisk bookRisk(BookId book, List<Cell> cells, ExposureView totals, Conditions at) {
        return new BookRisk(
                book.token().name(),
                book.tier().chainName(),
                RiskSum.of(cells, at),
                totals.owners(),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                LargestShare.of(byBuyer(totals)));
    }

    static TokenRisk tokenRisk(Token token, List<Cell> cells, Conditions at) {
        return new TokenRisk(
                token.name(),
                RiskSum.of(cells, at),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                ladder(cells, at),
                grid(cells, at));
    }

    static ProviderBookRisk providerBook(BookId book, ProviderRisk risk) {
        return new ProviderBookRisk(
                book.token().name(),
                book.tier().chainName(),
                risk.lockedByExpiration().stream()
                        .map(it -> new LockedCollateral(it.expirationHeight(), Json.text(it.collateral())))
                        .toList(),
                Json.text(risk.worstCase()),
                Json.text(risk.premiumPending()),
                risk.curve().stream()
                        .map(it -> new PriceOutcome(
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

    private static List<ExpirationRung> ladder(List<Cell> cells, Conditions at) {
        return RiskRule.ladder(cells, at).stream()
                .map(it -> new ExpirationRung(
                        it.expirationHeight(),
                        it.totals().policies(),
                        Json.text(it.totals().amountSats()),
                        Json.text(it.totals().collateral()),
                        Json.text(it.intrinsic())))
                .toList();
    }

    private static List<ScenarioPoint> grid(List<Cell> cells, Conditions at) {
        return RiskRule.grid(cells, at).stream()
                .map(it -> new ScenarioPoint(
                        it.scenario().spotPercent(),
                        it.scenario().volatilityPercent(),
                        it.scenario().days(),
                        Json.text(it.liability())))
                .toList();
    }
}
