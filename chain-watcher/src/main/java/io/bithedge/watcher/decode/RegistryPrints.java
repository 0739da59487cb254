package io.bithedge.watcher.decode;

import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.RegistryInitialised;
import java.util.Map;

/** What policy-registry prints. Source: policy-registry.clar. */
final class RegistryPrints {
    private static final int QUOTE_ID_BYTES = 16;

    static final Map<String, PrintDecoder> DECODERS = Map.of(
            "initialised", RegistryPrints::initialised,
            "policy-created", RegistryPrints::policyCreated,
            "activation-requested", RegistryPrints::activationRequested,
            "activation-lapsed", RegistryPrints::activationLapsed,
            "policy-closed", RegistryPrints::policyClosed,
            "item-failed", print -> new ItemFailed(print.number("policy-id"), print.number("code")),
            "role-announced", RolePrints::roleAnnounced,
            "role-applied", RolePrints::roleApplied,
            "key-announced", RolePrints::keyAnnounced,
            "key-applied", RolePrints::keyApplied);

    private RegistryPrints() {}

    private static RegistryInitialised initialised(Print print) {
        return RegistryInitialised.newBuilder()
                .setOwner(print.principal("owner"))
                .setQuoter(print.publicKey("quoter"))
                .setCollateralRatioBps(print.number("collateral-ratio-bps"))
                .setHeight(print.number("height"))
                .build();
    }

    private static PolicyCreated policyCreated(Print print) {
        return PolicyCreated.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setOwner(print.principal("owner"))
                .setQuoteId(print.buffer("quote-id", QUOTE_ID_BYTES))
                .setPolicyType(print.oneOf(PolicyType.class, "policy-type"))
                .setStyle(print.oneOf(PolicyStyle.class, "style"))
                .setStrike(print.number("strike"))
                .setAmount(print.number("amount"))
                .setExpirationHeight(print.number("expiration-height"))
                .setToken(print.token())
                .setTier(print.tier())
                .setCollateral(print.number("collateral"))
                .setPremium(print.number("premium"))
                .setValidUntil(print.number("valid-until"))
                .setBtcPrice(print.number("btc-price"))
                .setStxPrice(print.number("stx-price"))
                .setHeight(print.number("height"))
                .build();
    }

    private static ActivationRequested activationRequested(Print print) {
        return ActivationRequested.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setOwner(print.principal("owner"))
                .setHeight(print.number("height"))
                .build();
    }

    private static ActivationLapsed activationLapsed(Print print) {
        return ActivationLapsed.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setOwner(print.principal("owner"))
                .setRequestedAt(print.number("requested-at"))
                .setHeight(print.number("height"))
                .build();
    }

    private static PolicyClosed policyClosed(Print print) {
        return PolicyClosed.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setOwner(print.principal("owner"))
                .setStatus(print.oneOf(PolicyStatus.class, "status"))
                .setBtcPrice(print.number("btc-price"))
                .setStxPrice(print.number("stx-price"))
                .setPayout(print.number("payout"))
                .setShortfall(print.number("shortfall"))
                .setHeight(print.number("height"))
                .build();
    }
}
