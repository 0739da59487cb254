package io.bithedge.contracts.print;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.print.RegistryPrintV1.ActivationRequested;
import io.bithedge.contracts.print.RegistryPrintV1.Initialised;
import io.bithedge.contracts.print.RegistryPrintV1.PolicyClosed;
import io.bithedge.contracts.print.RegistryPrintV1.PolicyCreated;
import java.util.List;
import java.util.Map;

/** What policy-registry of version 1 prints. Source: policy-registry.clar. */
final class RegistryPrintsV1 {
    private static final int QUOTE_ID_BYTES = 16;
    private static final List<String> STATUSES = List.of("ACTIVE", "EXERCISED", "EXPIRED_ITM", "EXPIRED_OTM");

    static final Map<String, PrintDecoder> DECODERS = Map.of(
            "initialised", RegistryPrintsV1::initialised,
            "policy-created", RegistryPrintsV1::policyCreated,
            "activation-requested", RegistryPrintsV1::activationRequested,
            "activation-lapsed", RegistryPrints::activationLapsed,
            "policy-closed", RegistryPrintsV1::policyClosed,
            "item-failed", RegistryPrints::itemFailed,
            "role-announced", RolePrintsV1::roleAnnounced,
            "role-applied", RolesPrints::roleApplied,
            "key-announced", RolePrintsV1::keyAnnounced,
            "key-applied", RolePrintsV1::keyApplied);

    private RegistryPrintsV1() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.principal("owner"),
                print.publicKey("quoter"),
                print.number("collateral-ratio-bps"),
                print.number("height"));
    }

    private static PolicyCreated policyCreated(PrintFields print) {
        return new PolicyCreated(
                print.number("policy-id"),
                print.principal("owner"),
                print.bytes("quote-id", QUOTE_ID_BYTES),
                print.oneOf(Vocabulary.POLICY_TYPES, "policy-type"),
                print.oneOf(Vocabulary.POLICY_STYLES, "style"),
                print.number("strike"),
                print.number("amount"),
                print.number("expiration-height"),
                print.token(),
                print.tier(),
                print.number("collateral"),
                print.number("premium"),
                print.number("valid-until"),
                print.number("btc-price"),
                print.number("stx-price"),
                print.number("height"));
    }

    private static ActivationRequested activationRequested(PrintFields print) {
        return new ActivationRequested(print.number("policy-id"), print.principal("owner"), print.number("height"));
    }

    private static PolicyClosed policyClosed(PrintFields print) {
        return new PolicyClosed(
                print.number("policy-id"),
                print.principal("owner"),
                print.oneOf(STATUSES, "status"),
                print.number("btc-price"),
                print.number("stx-price"),
                print.number("payout"),
                print.number("shortfall"),
                print.number("height"));
    }
}
