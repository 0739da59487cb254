package io.bithedge.watcher.record;

import io.bithedge.contracts.print.NumberOutOfRange;
import io.bithedge.contracts.print.OraclePrint;
import io.bithedge.contracts.print.Print;
import io.bithedge.contracts.print.RegistryPrint;
import io.bithedge.contracts.print.RolesPrint;
import io.bithedge.contracts.print.VaultPrint;
import java.math.BigInteger;
import org.apache.avro.specific.SpecificRecord;

/** From what our contracts printed to events: field by field, under the same names. */
final class PrintMapper {
    private PrintMapper() {}

    static SpecificRecord event(Print print) {
        return switch (print) {
            case VaultPrint vault -> VaultEvents.of(vault);
            case RegistryPrint registry -> RegistryEvents.of(registry);
            case OraclePrint oracle -> OracleEvents.of(oracle);
            case RolesPrint roles -> RolesEvents.of(roles);
            case NumberOutOfRange(String topic, String field, BigInteger number) ->
                new io.bithedge.schemas.avro.NumberOutOfRange(topic, field, number.toString());
        };
    }
}
