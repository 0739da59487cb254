package io.bithedge.topology.requests;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.BuyerTier;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.Market;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.quote.References;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.topology.map.BookIdMapper;
import java.nio.ByteBuffer;
import java.util.Locale;

/** A firm quote as a record, and back without loss. */
final class QuoteMapper {
    private QuoteMapper() {}

    /** {@code 0x} and 32 hex digits: the key of the topic and of the table. */
    static String key(Bytes quoteId) {
        return quoteId.toPrefixedHex();
    }

    static FirmQuote encode(Firm firm, long issuedAtMs) {
        FirmTerms terms = firm.quote().terms();
        Offered offer = terms.offer();
        QuoteRequest request = offer.request();
        return new FirmQuote(
                key(terms.quoteId()),
                io.bithedge.schemas.avro.PolicyType.valueOf(request.policyType().name()),
                PolicyStyle.valueOf(request.style().name()),
                request.strike().value(),
                request.amountSats(),
                request.expirationHeight().value(),
                BookIdMapper.token(offer.book()),
                BookIdMapper.tier(offer.book()),
                offer.collateral().value(),
                offer.premium().value(),
                terms.validUntilSeconds(),
                ByteBuffer.wrap(firm.quote().signature().toArray()),
                offer.buyerTier().label(),
                offer.premiumUsd().value(),
                offer.loadBps(),
                offer.volatilityBps(),
                firm.market().btcPrice().value(),
                firm.market().stxPrice().value(),
                marker(firm.asOf()),
                issuedAtMs,
                terms.buyer().toString(),
                terms.references().btc().value(),
                terms.references().stx().value());
    }

    static Firm decode(FirmQuote row) {
        QuoteRequest request = new QuoteRequest(
                PolicyType.valueOf(row.getPolicyType().name()),
                ExerciseStyle.valueOf(row.getStyle().name()),
                new PriceE8(row.getStrike()),
                row.getAmount(),
                new BurnHeight(row.getExpirationHeight()));
        Offered offer = new Offered(
                request,
                BookIdMapper.id(row.getToken(), row.getTier()),
                BuyerTier.valueOf(row.getBuyerTier().toUpperCase(Locale.ROOT)),
                BookIdMapper.units(row.getToken(), row.getCollateral()),
                BookIdMapper.units(row.getToken(), row.getPremium()),
                new UsdE8(row.getPremiumUsdE8()),
                row.getLoadBps(),
                row.getVolatilityBps());
        return new Firm(
                new SignedQuote(
                        new FirmTerms(
                                Bytes.ofHex(row.getQuoteId()),
                                Principal.parse(row.getBuyer()),
                                offer,
                                new References(new PriceE8(row.getBtcReference()), new PriceE8(row.getStxReference())),
                                row.getValidUntil()),
                        bytes(row.getSignature())),
                // The volatility of the offer is the clamped one: what the price was made from.
                new Market(new PriceE8(row.getBtcPrice()), new PriceE8(row.getStxPrice()), row.getVolatilityBps()),
                asOf(row.getAsOf()));
    }

    private static BlockMarker marker(AsOf asOf) {
        return new BlockMarker(
                asOf.height().value(),
                asOf.indexBlockHash(),
                asOf.burnHeight().value(),
                asOf.blockTime(),
                asOf.burnTip().value());
    }

    private static AsOf asOf(BlockMarker marker) {
        return new AsOf(
                new StacksHeight(marker.getHeight()),
                marker.getIndexBlockHash(),
                new BurnHeight(marker.getBurnHeight()),
                marker.getBlockTime(),
                new BurnHeight(marker.getBurnTip()));
    }

    /** A view of the buffer: reading it must not move the record's own position. */
    static Bytes bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Bytes.copyOf(copy);
    }
}
