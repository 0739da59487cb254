package io.bithedge.watcher.record;

import io.bithedge.contracts.print.RegistryPrint;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.RegistryInitialised;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** What policy-registry printed, as events. */
final class RegistryEvents {
    private RegistryEvents() {}

    static SpecificRecord of(RegistryPrint print) {
        return switch (print) {
            case RegistryPrint.Initialised it -> initialised(it);
            case RegistryPrint.PolicyCreated it -> policyCreated(it);
            case RegistryPrint.ActivationRequested it -> activationRequested(it);
            case RegistryPrint.ActivationLapsed it -> activationLapsed(it);
            case RegistryPrint.PolicyClosed it -> policyClosed(it);
            case RegistryPrint.ItemFailed(long policyId, long code) -> new ItemFailed(policyId, code);
        };
    }

    private static RegistryInitialised initialised(RegistryPrint.Initialised print) {
        return RegistryInitialised.newBuilder()
                .setCollateralRatioBps(print.collateralRatioBps())
                .setMinRateBps(print.minRateBps())
                .setHeight(print.height())
                .build();
    }

    private static PolicyCreated policyCreated(RegistryPrint.PolicyCreated print) {
        return PolicyCreated.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setQuoteId(ByteBuffer.wrap(print.quoteId().toArray()))
                .setBuyer(print.buyer().toString())
                .setPolicyType(PolicyType.valueOf(print.policyType()))
                .setStyle(PolicyStyle.valueOf(print.style()))
                .setStrike(print.strike())
                .setAmount(print.amount())
                .setExpirationHeight(print.expirationHeight())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setCollateral(print.collateral())
                .setPremium(print.premium())
                .setBtcReference(print.btcReference())
                .setStxReference(print.stxReference())
                .setValidUntil(print.validUntil())
                .setBtcPrice(print.btcPrice())
                .setStxPrice(print.stxPrice())
                .setHeight(print.height())
                .build();
    }

    private static ActivationRequested activationRequested(RegistryPrint.ActivationRequested print) {
        return ActivationRequested.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setHeight(print.height())
                .setTime(print.time())
                .build();
    }

    private static ActivationLapsed activationLapsed(RegistryPrint.ActivationLapsed print) {
        return ActivationLapsed.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setRequestedAt(print.requestedAt())
                .setHeight(print.height())
                .build();
    }

    private static PolicyClosed policyClosed(RegistryPrint.PolicyClosed print) {
        return PolicyClosed.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setStatus(PolicyStatus.valueOf(print.status()))
                .setBtcPrice(print.btcPrice())
                .setBtcAt(print.btcAt())
                .setStxPrice(print.stxPrice())
                .setStxAt(print.stxAt())
                .setPayout(print.payout())
                .setShortfall(print.shortfall())
                .setHeight(print.height())
                .build();
    }
}
