package io.bithedge.contracts.refusal;

import java.util.Locale;

/**
 * What the contracts mean by one `(err uNNN)`.
 *
 * @param constant the name in the source, {@code ERR_...}
 * @param when what has to be so for it, as the contracts' page says
 */
public record ContractError(long code, String contract, String constant, String when) {
    /** {@code when} as text. */
    public String sentence() {
        return when.substring(0, 1).toUpperCase(Locale.ROOT) + when.substring(1) + ".";
    }
}
