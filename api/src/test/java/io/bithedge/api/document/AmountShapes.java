package io.bithedge.api.document;

import io.bithedge.api.wire.AmountModule;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.SignedSats;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The types of amounts as {@link AmountModule} writes them: the generator reads their records. */
final class AmountShapes {
    private static final Set<Class<?>> TEXTS = Set.of(
            Units.class, SubUnits.class, PriceE8.class, UsdE8.class, Sats.class, SignedSats.class, MicroStx.class);

    private static final Set<Class<?>> NUMBERS =
            Set.of(BurnHeight.class, StacksHeight.class, Epoch.class, PolicyId.class, BasisPoints.class);

    private AmountShapes() {}

    /** A new one each time: who gets it changes it. */
    static Optional<Schema<?>> of(Class<?> type) {
        if (TEXTS.contains(type)) {
            return Optional.of(typed("string"));
        }
        if (NUMBERS.contains(type)) {
            return Optional.of(typed("integer").format("int64"));
        }
        return type == Tier.class ? Optional.of(tier()) : Optional.empty();
    }

    private static Schema<?> tier() {
        Schema<Object> schema = typed("string");
        schema.setEnum(Arrays.stream(Tier.values()).<Object>map(Tier::chainName).toList());
        return schema;
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
