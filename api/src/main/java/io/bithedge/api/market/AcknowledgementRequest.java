package io.bithedge.api.market;

import org.jspecify.annotations.Nullable;

/**
 * "Somebody looks into it", as an operator's wallet signed it: SIP-018, domain `{name: "BitHedge Pool", version: "1", chain-id}`, message
 * `{act: "Acknowledge an incident. This moves no funds.", pool, incident, reason, at-ms}` with the vault's contract as pool, incident and
 * reason as string-utf8.
 *
 * @param reason 1 to 300 characters
 * @param atMs since 1970, at most ten minutes from our clock
 * @param signature hex of 65 bytes: r, s, recovery id
 */
public record AcknowledgementRequest(
        @Nullable String incidentId,
        @Nullable String operator,
        @Nullable String reason,
        @Nullable Long atMs,
        @Nullable String signature) {}
