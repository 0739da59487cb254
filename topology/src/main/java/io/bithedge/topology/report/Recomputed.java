package io.bithedge.topology.report;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.schemas.avro.ExposureFact;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.ModelRisk;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.topology.exposure.MeasureRule;
import io.bithedge.topology.exposure.OpenPolicies;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ExposureMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The risk of the pool at a block, from the exposure facts up to it and the inputs that were recorded for it. Exposure changes and burn
 * blocks are each measured, so between a measurement and the next one nothing changed.
 */
final class Recomputed {
    /** Two machines may round the last bit of a logarithm apart. */
    private static final double RELATIVE = 1e-9;

    private final long height;
    private final OpenPolicies policies = new OpenPolicies();
    private final Map<BookId, RiskSnapshot> recorded = new HashMap<>();

    /** @param height the newest Stacks block to count */
    Recomputed(long height) {
        this.height = height;
    }

    /** One book: what was recorded of it, and what comes out when it is computed again. */
    record OfBook(BookId book, List<Cell> cells, RiskSnapshot recorded, RiskSnapshot computed) {
        Conditions conditions() {
            return ExposureMapper.decode(
                    computed.getInputs(), computed.getAsOf().getBurnHeight());
        }

        boolean isEqual() {
            return withoutModel(recorded).equals(withoutModel(computed))
                    && isClose(recorded.getModel(), computed.getModel());
        }
    }

    void apply(ExposureFactRecord record) {
        if (record.getBody() instanceof ExposureFact fact && fact.getPosition().getHeight() <= height) {
            policies.apply(fact);
        }
    }

    void apply(RiskSnapshot snapshot) {
        if (snapshot.getAsOf().getHeight() <= height) {
            recorded.put(BookIdMapper.id(snapshot.getToken(), snapshot.getTier()), snapshot);
        }
    }

    /** Books that were ever measured, in the order of the books. */
    List<OfBook> books() {
        List<OfBook> books = new ArrayList<>();
        List<Cell> all = policies.cells();
        for (BookId book : BookId.all()) {
            Optional.ofNullable(recorded.get(book)).ifPresent(snapshot -> {
                List<Cell> cells = all.stream()
                        .filter(cell -> cell.key().book().equals(book))
                        .toList();
                books.add(new OfBook(
                        book,
                        cells,
                        snapshot,
                        MeasureRule.measure(book, cells, snapshot.getInputs(), snapshot.getAsOf())));
            });
        }
        return books;
    }

    private static RiskSnapshot withoutModel(RiskSnapshot snapshot) {
        return RiskSnapshot.newBuilder(snapshot).setModel(null).build();
    }

    private static boolean isClose(@Nullable ModelRisk one, @Nullable ModelRisk other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isClose(one.getValue(), other.getValue())
                && isClose(one.getValueUsd(), other.getValueUsd())
                && isClose(one.getDelta(), other.getDelta())
                && isClose(one.getGamma(), other.getGamma())
                && isClose(one.getVega(), other.getVega())
                && isClose(one.getTheta(), other.getTheta());
    }

    private static boolean isClose(long one, long other) {
        return Math.abs(one - other) <= 1 + Math.abs(one) * RELATIVE;
    }
}
