package io.bithedge.api.prepare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.prepare.Envelope;
import io.bithedge.pool.prepare.Prepared.Firmness;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.stacks.Network;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract call as a wallet takes it (SIP-030 `stx_callContract`), and what it does in words. {@code warnings}: why what we know may not be
 * so; the contracts judge. {@code allowed} is there for a withdrawal; {@code validUntil} and {@code secondsLeft} (block time) for a purchase.
 * {@code unsignedTransaction} is there when the request said public key, nonce and fee.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreparedCallAnswer(
        ContractCall call,
        String summary,
        List<CallWarning> warnings,
        @Nullable AllowedWithdrawal allowed,
        @Nullable Long validUntil,
        @Nullable Long secondsLeft,
        @Nullable String unsignedTransaction,
        FinalBlock asOf) {
    static PreparedCallAnswer of(Ready ready, Network network, Optional<Envelope> envelope) {
        return new PreparedCallAnswer(
                ContractCall.of(ready.call()),
                ready.call().summary(),
                ready.notes().warnings().stream().map(CallWarning::of).toList(),
                ready.notes().allowance().map(AllowedWithdrawal::of).orElse(null),
                ready.notes().firm().map(Firmness::validUntilSeconds).orElse(null),
                ready.notes().firm().map(Firmness::secondsLeft).orElse(null),
                envelope.map(it -> ready.call().unsigned(network, it).encode().toPrefixedHex())
                        .orElse(null),
                FinalBlock.of(ready.asOf()));
    }
}
