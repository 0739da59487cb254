package io.bithedge.watcher.record;

import io.bithedge.contracts.print.NumberOutOfRange;
import io.bithedge.contracts.print.OraclePrint;
import io.bithedge.contracts.print.OraclePrintV1;
import io.bithedge.contracts.print.Print;
import io.bithedge.contracts.print.RegistryPrint;
import io.bithedge.contracts.print.RegistryPrintV1;
import io.bithedge.contracts.print.RolePrintV1;
import io.bithedge.contracts.print.RolesPrint;
import io.bithedge.contracts.print.VaultPrint;
import io.bithedge.contracts.print.VaultPrintV1;
import java.math.BigInteger;
import org.apache.avro.specific.SpecificRecord;

/** From what our contracts printed to events: field by field, under the same names. */
final class PrintMapper {
    private PrintMapper() {}

    static SpecificRecord event(Print print) {
        return switch (print) {
            case VaultPrint vault -> VaultEvents.of(vault);
            case VaultPrintV1 vault -> VaultEventsV1.of(vault);
            case RegistryPrint registry -> RegistryEvents.of(registry);
            case RegistryPrintV1 registry -> RegistryEventsV1.of(registry);
            case OraclePrint oracle -> OracleEvents.of(oracle);
            case OraclePrintV1 oracle -> OracleEventsV1.of(oracle);
            case RolesPrint roles -> RolesEvents.of(roles);
            case RolePrintV1 role -> RoleEventsV1.of(role);
            case NumberOutOfRange(String topic, String field, BigInteger number) ->
                new io.bithedge.schemas.avro.NumberOutOfRange(topic, field, number.toString());
        };
    }
}
