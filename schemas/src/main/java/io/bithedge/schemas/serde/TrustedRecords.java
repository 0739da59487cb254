package io.bithedge.schemas.serde;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.published.BlockFact;
import org.apache.avro.util.ClassSecurityValidator;

/** Avro instantiates only classes it was told to trust: our generated records, beside its own defaults. */
final class TrustedRecords {
    private static final String PACKAGE = ChainRecord.class.getPackageName();
    private static final String PUBLISHED = BlockFact.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(PACKAGE)
                        || type.getPackageName().equals(PUBLISHED)));
    }

    private TrustedRecords() {}

    /** Loading this class is what registers the package; calling it twice does nothing more. */
    static void register() {}
}
