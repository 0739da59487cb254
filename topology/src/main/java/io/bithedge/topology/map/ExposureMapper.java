package io.bithedge.topology.map;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.Conditions.Volatility;
import io.bithedge.pool.risk.CoverageClass;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ModelRisk;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.RiskInputs;
import io.bithedge.schemas.avro.VolatilityInput;

/** Cells, and what risk is measured at, both ways. */
public final class ExposureMapper {
    private ExposureMapper() {}

    /** The cell that a policy belongs to, once lock and terms are known. */
    public static Cell.Key keyOf(OpenPolicy policy) {
        return new Cell.Key(
                BookIdMapper.id(policy.getToken(), policy.getTier()),
                policy.getEpoch(),
                policy.getExpirationHeight(),
                policy.getStrike(),
                CoverageClass.of(policy.getAmount(), policy.getCollateral()));
    }

    public static ExposureCell encode(Cell cell) {
        BookId book = cell.key().book();
        return new ExposureCell(
                BookIdMapper.token(book),
                BookIdMapper.tier(book),
                cell.key().epoch(),
                cell.key().expirationHeight(),
                cell.key().strikeE8(),
                cell.key().coverageClass(),
                cell.policies(),
                cell.amountSats(),
                cell.collateral());
    }

    public static Cell decode(ExposureCell record) {
        Cell.Key key = new Cell.Key(
                BookIdMapper.id(record.getToken(), record.getTier()),
                record.getEpoch(),
                record.getExpirationHeight(),
                record.getStrike(),
                record.getCoverageClass());
        return new Cell(key, record.getPolicies(), record.getAmount(), record.getCollateral());
    }

    public static Conditions decode(RiskInputs inputs, long burnHeight) {
        return new Conditions(
                new PriceE8(inputs.getBtcPrice()),
                new PriceE8(inputs.getStxPrice()),
                burnHeight,
                inputs.getVolatilities().stream()
                        .map(it -> new Volatility(it.getWindowDays(), it.getVolatilityBps(), it.getDay()))
                        .toList());
    }

    public static VolatilityInput encode(Volatility it) {
        return new VolatilityInput(it.windowDays(), it.volatilityBps(), it.day());
    }

    public static ModelRisk encode(io.bithedge.pool.risk.ModelRisk risk) {
        return new ModelRisk(
                risk.value(),
                risk.valueUsdE8(),
                risk.deltaSats(),
                risk.gammaSats(),
                risk.vegaUsdE8(),
                risk.thetaUsdE8());
    }
}
