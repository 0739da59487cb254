package io.bithedge.api.wire;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.SignedSats;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the types of amounts are written, and read from another instance: amounts, prices and weights are decimal strings; heights, epochs,
 * ids and basis points are numbers; a tier has its name on the chain.
 *
 * <p>A string does not say its token: whoever reads {@link Units} gives the reader {@link Token} as an attribute of that name.
 */
public final class AmountModule {
    private final SimpleModule module = new SimpleModule("amounts");

    private AmountModule() {}

    public static JacksonModule create() {
        AmountModule it = new AmountModule();
        it.text(SubUnits.class, SubUnits::value, SubUnits::new);
        it.text(PriceE8.class, PriceE8::value, PriceE8::new);
        it.text(Sats.class, Sats::value, Sats::new);
        it.text(MicroStx.class, MicroStx::value, MicroStx::new);
        it.text(UsdE8.class, UsdE8::value, UsdE8::new);
        it.text(SignedSats.class, SignedSats::value, SignedSats::new);
        it.number(BurnHeight.class, BurnHeight::value, BurnHeight::new);
        it.number(StacksHeight.class, StacksHeight::value, StacksHeight::new);
        it.number(Epoch.class, Epoch::value, Epoch::new);
        it.number(PolicyId.class, PolicyId::value, PolicyId::new);
        it.number(BasisPoints.class, BasisPoints::value, value -> new BasisPoints(Math.toIntExact(value)));
        it.units();
        it.tier();
        return it.module;
    }

    private <T> void text(Class<T> type, ToLongFunction<T> number, LongFunction<T> value) {
        module.addSerializer(type, new Writer<>((it, out) -> out.writeString(Long.toString(number.applyAsLong(it)))));
        module.addDeserializer(type, new Reader<>(in -> value.apply(Long.parseLong(in.getString()))));
    }

    private <T> void number(Class<T> type, ToLongFunction<T> number, LongFunction<T> value) {
        module.addSerializer(type, new Writer<>((it, out) -> out.writeNumber(number.applyAsLong(it))));
        module.addDeserializer(type, new Reader<>(in -> value.apply(in.getLongValue())));
    }

    private void tier() {
        module.addSerializer(Tier.class, new Writer<>((it, out) -> out.writeString(it.chainName())));
        module.addDeserializer(Tier.class, new Reader<>(in -> tier(in.getString())));
    }

    private static Tier tier(String name) {
        List<String> known = Arrays.stream(Tier.values()).map(Tier::chainName).toList();
        return Arrays.stream(Tier.values())
                .filter(tier -> tier.chainName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("tier: expected one of %s, got '%s'".formatted(known, name)));
    }

    private void units() {
        module.addSerializer(Units.class, new Writer<>((it, out) -> out.writeString(Long.toString(it.value()))));
        module.addDeserializer(Units.class, new ValueDeserializer<Units>() {
            @Override
            public Units deserialize(JsonParser in, DeserializationContext context) {
                return context.getAttribute(Token.class) instanceof Token token
                        ? new Units(token, Long.parseLong(in.getString()))
                        : context.reportInputMismatch(this, "nobody said the token of %s", in.getString());
            }
        });
    }

    private interface Write<T> {
        void to(T value, JsonGenerator out);
    }

    private static final class Writer<T> extends ValueSerializer<T> {
        private final Write<T> write;

        Writer(Write<T> write) {
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            write.to(value, out);
        }
    }

    private static final class Reader<T> extends ValueDeserializer<T> {
        private final Function<JsonParser, T> read;

        Reader(Function<JsonParser, T> read) {
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return read.apply(in);
        }
    }
}
