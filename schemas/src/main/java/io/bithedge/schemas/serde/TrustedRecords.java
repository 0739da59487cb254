package io.bithedge.schemas.serde;

import io.bithedge.schemas.avro.ChainRecord;
import org.apache.avro.util.ClassSecurityValidator;

/** Avro instantiates only classes it was told to trust: our generated records, beside its own defaults. */
final class TrustedRecords {
    private static final String PACKAGE = ChainRecord.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /** Loading this class is what registers the package; calling it twice does nothing more. */
    static void register() {}
}
