package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.ProviderRisk;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.pool.risk.RiskRule.Concentration;
import io.bithedge.pool.view.PoolViews.ExposureView;
import java.util.List;
import java.util.Optional;

/**
 * Shapes of the answers about risk: what the cells count in longs gets its types here. What needs a volatility is null, or an empty list, while none is known.
 */
final class RiskShapes {
    private RiskShapes() {}

    static ExposureAnswer exposure(
            BookId book, List<Cell> cells, Optional<ExposureView> totals, Conditions at, FinalBlock asOf) {
        return new ExposureAnswer(
                book.token(),
                book.tier(),
                RiskSum.of(book.token(), cells, at),
                cells.stream().map(cell -> ExposureCell.of(cell, at)).toList(),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                LargestShare.of(totals.map(RiskShapes::byBuyer).orElse(Concentration.NONE)),
                ladder(book.token(), cells, at),
                grid(book.token(), cells, at),
                RiskInputs.of(at),
                asOf);
    }

    static BookRisk bookRisk(BookId book, List<Cell> cells, ExposureView totals, Conditions at) {
        return new BookRisk(
                book.token(),
                book.tier(),
                RiskSum.of(book.token(), cells, at),
                totals.owners(),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                LargestShare.of(byBuyer(totals)));
    }

    static TokenRisk tokenRisk(Token token, List<Cell> cells, Conditions at) {
        return new TokenRisk(
                token,
                RiskSum.of(token, cells, at),
                LargestShare.of(RiskRule.byStrike(cells)),
                LargestShare.of(RiskRule.byExpiration(cells)),
                ladder(token, cells, at),
                grid(token, cells, at));
    }

    static ProviderBookRisk providerBook(BookId book, ProviderRisk risk) {
        Token token = book.token();
        return new ProviderBookRisk(
                book.token(),
                book.tier(),
                risk.lockedByExpiration().stream()
                        .map(it -> new LockedCollateral(
                                new BurnHeight(it.expirationHeight()), new Units(token, it.collateral())))
                        .toList(),
                new Units(token, risk.worstCase()),
                new Units(token, risk.premiumPending()),
                risk.curve().stream()
                        .map(it -> new PriceOutcome(
                                it.spotPercent(),
                                new PriceE8(it.btcE8()),
                                new Units(token, it.loss()),
                                new Units(token, it.premium()),
                                new Units(token, it.net())))
                        .toList(),
                carried(token, risk));
    }

    private static List<CarriedPolicies> carried(Token token, ProviderRisk risk) {
        return risk.carried().stream()
                .map(it -> new CarriedPolicies(
                        new BurnHeight(it.expirationHeight()),
                        new PriceE8(it.strikeE8()),
                        new Sats(it.amountSats()),
                        new Units(token, it.collateral())))
                .toList();
    }

    private static Concentration byBuyer(ExposureView it) {
        return RiskRule.concentration(
                it.largestOwner(),
                it.largestOwnerCollateral().value(),
                it.ownerSquares(),
                it.collateral().value());
    }

    private static List<ExpirationRung> ladder(Token token, List<Cell> cells, Conditions at) {
        return RiskRule.ladder(cells, at).stream()
                .map(it -> new ExpirationRung(
                        new BurnHeight(it.expirationHeight()),
                        it.totals().policies(),
                        new Sats(it.totals().amountSats()),
                        new Units(token, it.totals().collateral()),
                        new Units(token, it.intrinsic())))
                .toList();
    }

    private static List<ScenarioPoint> grid(Token token, List<Cell> cells, Conditions at) {
        return RiskRule.grid(cells, at).stream()
                .map(it -> new ScenarioPoint(
                        it.scenario().spotPercent(),
                        it.scenario().volatilityPercent(),
                        it.scenario().days(),
                        new Units(token, it.liability())))
                .toList();
    }
}
