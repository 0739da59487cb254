package io.bithedge.contracts.print;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.print.RegistryPrint.ActivationLapsed;
import io.bithedge.contracts.print.RegistryPrint.ActivationRequested;
import io.bithedge.contracts.print.RegistryPrint.Initialised;
import io.bithedge.contracts.print.RegistryPrint.ItemFailed;
import io.bithedge.contracts.print.RegistryPrint.PolicyClosed;
import io.bithedge.contracts.print.RegistryPrint.PolicyCreated;
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
            "item-failed", RegistryPrints::itemFailed);

    private RegistryPrints() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.number("collateral-ratio-bps"), print.number("min-rate-bps"), print.number("height"));
    }

    private static PolicyCreated policyCreated(PrintFields print) {
        return new PolicyCreated(
                print.number("policy-id"),
                print.principal("owner"),
                print.bytes("quote-id", QUOTE_ID_BYTES),
                print.principal("buyer"),
                print.oneOf(Vocabulary.POLICY_TYPES, "policy-type"),
                print.oneOf(Vocabulary.POLICY_STYLES, "style"),
                print.number("strike"),
                print.number("amount"),
                print.number("expiration-height"),
                print.token(),
                print.tier(),
                print.number("collateral"),
                print.number("premium"),
                print.number("btc-reference"),
                print.number("stx-reference"),
                print.number("valid-until"),
                print.number("btc-price"),
                print.number("stx-price"),
                print.number("height"));
    }

    private static ActivationRequested activationRequested(PrintFields print) {
        return new ActivationRequested(
                print.number("policy-id"), print.principal("owner"), print.number("height"), print.number("time"));
    }

    static ItemFailed itemFailed(PrintFields print) {
        return new ItemFailed(print.number("policy-id"), print.number("code"));
    }

    static ActivationLapsed activationLapsed(PrintFields print) {
        return new ActivationLapsed(
                print.number("policy-id"),
                print.principal("owner"),
                print.number("requested-at"),
                print.number("height"));
    }

    private static PolicyClosed policyClosed(PrintFields print) {
        return new PolicyClosed(
                print.number("policy-id"),
                print.principal("owner"),
                print.oneOf(Vocabulary.POLICY_STATUSES, "status"),
                print.number("btc-price"),
                print.number("btc-at"),
                print.number("stx-price"),
                print.number("stx-at"),
                print.number("payout"),
                print.number("shortfall"),
                print.number("height"));
    }
}
