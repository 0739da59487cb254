package io.bithedge.watcher.record;

import io.bithedge.contracts.print.RegistryPrintV1;
import io.bithedge.schemas.avro.ActivationRequested;
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

/** What policy-registry of version 1 printed, as events. */
final class RegistryEventsV1 {
    private RegistryEventsV1() {}

    static SpecificRecord of(RegistryPrintV1 print) {
        return switch (print) {
            case RegistryPrintV1.Initialised it -> initialised(it);
            case RegistryPrintV1.PolicyCreated it -> policyCreated(it);
            case RegistryPrintV1.ActivationRequested it -> activationRequested(it);
            case RegistryPrintV1.PolicyClosed it -> policyClosed(it);
        };
    }

    private static RegistryInitialised initialised(RegistryPrintV1.Initialised print) {
        return RegistryInitialised.newBuilder()
                .setOwner(print.owner().toString())
                .setQuoter(ByteBuffer.wrap(print.quoter().toArray()))
                .setCollateralRatioBps(print.collateralRatioBps())
                .setHeight(print.height())
                .build();
    }

    private static PolicyCreated policyCreated(RegistryPrintV1.PolicyCreated print) {
        return PolicyCreated.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setQuoteId(ByteBuffer.wrap(print.quoteId().toArray()))
                .setPolicyType(PolicyType.valueOf(print.policyType()))
                .setStyle(PolicyStyle.valueOf(print.style()))
                .setStrike(print.strike())
                .setAmount(print.amount())
                .setExpirationHeight(print.expirationHeight())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setCollateral(print.collateral())
                .setPremium(print.premium())
                .setValidUntil(print.validUntil())
                .setBtcPrice(print.btcPrice())
                .setStxPrice(print.stxPrice())
                .setHeight(print.height())
                .build();
    }

    private static ActivationRequested activationRequested(RegistryPrintV1.ActivationRequested print) {
        return ActivationRequested.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setHeight(print.height())
                .build();
    }

    private static PolicyClosed policyClosed(RegistryPrintV1.PolicyClosed print) {
        return PolicyClosed.newBuilder()
                .setPolicyId(print.policyId())
                .setOwner(print.owner().toString())
                .setStatus(PolicyStatus.valueOf(print.status()))
                .setBtcPrice(print.btcPrice())
                .setStxPrice(print.stxPrice())
                .setPayout(print.payout())
                .setShortfall(print.shortfall())
                .setHeight(print.height())
                .build();
    }
}
