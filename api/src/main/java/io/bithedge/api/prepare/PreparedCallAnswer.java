package io.bithedge.api.prepare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.prepare.Envelope;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.stacks.Network;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract call as a wallet takes it (SIP-030 `stx_callContract`), and what it does in words. {@code unsignedTransaction} is there when the request said public key, nonce and fee. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreparedCallAnswer(
        ContractCall call, String summary, @Nullable String unsignedTransaction, FinalBlock asOf) {
    static PreparedCallAnswer of(Ready ready, Network network, Optional<Envelope> envelope) {
        return new PreparedCallAnswer(
                ContractCall.of(ready.call()),
                ready.call().summary(),
                envelope.map(it -> ready.call().unsigned(network, it).encode().toPrefixedHex())
                        .orElse(null),
                FinalBlock.of(ready.asOf()));
    }
}
