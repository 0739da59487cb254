package io.bithedge.topology.report;

import io.bithedge.pool.risk.RiskRule;
import io.bithedge.schemas.avro.ModelRisk;
import io.bithedge.schemas.avro.RiskInputs;
import io.bithedge.schemas.avro.RiskSnapshot;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for people, and the same for programs. Amounts are base units, in JSON as strings. */
final class RiskText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RiskText() {}

    static String of(List<Recomputed.OfBook> books) {
        StringBuilder text = new StringBuilder();
        if (books.isEmpty()) {
            text.append("No book had been measured by then.\n");
        }
        for (Recomputed.OfBook book : books) {
            append(text, book);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Recomputed.OfBook book) {
        RiskSnapshot it = book.computed();
        RiskInputs inputs = it.getInputs();
        line(
                text,
                "%s at block %d (burn height %d)"
                        .formatted(
                                book.book(),
                                it.getAsOf().getHeight(),
                                it.getAsOf().getBurnHeight()));
        line(
                text,
                "  prices      BTC %s USD recorded at %d, STX %s USD recorded at %d"
                        .formatted(
                                usd(inputs.getBtcPrice()),
                                inputs.getBtcPriceHeight(),
                                usd(inputs.getStxPrice()),
                                inputs.getStxPriceHeight()));
        line(
                text,
                "  exposure    %d policies in %d cells, %d sats, collateral %d"
                        .formatted(it.getPolicies(), book.cells().size(), it.getAmount(), it.getCollateral()));
        line(text, "  intrinsic   " + it.getIntrinsic());
        line(text, "  model       " + model(inputs, it.getModel()));
        if (it.getCoverageBps() >= 0) {
            line(text, "  coverage    %s %%".formatted(BigDecimal.valueOf(it.getCoverageBps(), 2)));
        }
        RiskRule.ladder(book.cells(), book.conditions())
                .forEach(rung -> line(
                        text,
                        "  expires %d  %d policies, collateral %d, intrinsic %d"
                                .formatted(
                                        rung.expirationHeight(),
                                        rung.totals().policies(),
                                        rung.totals().collateral(),
                                        rung.intrinsic())));
        line(text, "  recorded    " + (book.isEqual() ? "the same" : "DIFFERENT: " + book.recorded()));
    }

    private static String model(RiskInputs inputs, @Nullable ModelRisk model) {
        return model == null
                ? "no volatility was known"
                : "%s: value %d (%s USD), delta %d sats, gamma %d sats for 1 %%, vega %s USD a point, theta %s USD a day"
                        .formatted(
                                inputs.getModel(),
                                model.getValue(),
                                usd(model.getValueUsd()),
                                model.getDelta(),
                                model.getGamma(),
                                usd(model.getVega()),
                                usd(model.getTheta()));
    }

    static String json(List<Recomputed.OfBook> books) {
        ArrayNode all = JSON.createArrayNode();
        books.forEach(book -> all.add(json(book)));
        return all.toPrettyString() + "\n";
    }

    private static ObjectNode json(Recomputed.OfBook book) {
        RiskSnapshot it = book.computed();
        ObjectNode json = JSON.createObjectNode();
        json.put("book", book.book().toString());
        json.put("height", it.getAsOf().getHeight());
        json.put("burnHeight", it.getAsOf().getBurnHeight());
        json.put("isAsRecorded", book.isEqual());
        ObjectNode inputs = json.putObject("inputs");
        inputs.put("btcPrice", Long.toString(it.getInputs().getBtcPrice()));
        inputs.put("btcPriceHeight", it.getInputs().getBtcPriceHeight());
        inputs.put("stxPrice", Long.toString(it.getInputs().getStxPrice()));
        inputs.put("stxPriceHeight", it.getInputs().getStxPriceHeight());
        inputs.put("model", it.getInputs().getModel());
        ArrayNode volatilities = inputs.putArray("volatilities");
        it.getInputs()
                .getVolatilities()
                .forEach(volatility -> volatilities
                        .addObject()
                        .put("windowDays", volatility.getWindowDays())
                        .put("volatilityBps", volatility.getVolatilityBps())
                        .put("day", volatility.getDay()));
        json.put("policies", it.getPolicies());
        json.put("amount", Long.toString(it.getAmount()));
        json.put("collateral", Long.toString(it.getCollateral()));
        json.put("intrinsic", Long.toString(it.getIntrinsic()));
        json.put("coverageBps", it.getCoverageBps());
        putModel(json, it);
        putGrid(json, book);
        return json;
    }

    private static void putModel(ObjectNode json, RiskSnapshot it) {
        ModelRisk model = it.getModel();
        if (model != null) {
            json.putObject("model")
                    .put("value", Long.toString(model.getValue()))
                    .put("valueUsd", Long.toString(model.getValueUsd()))
                    .put("deltaSats", Long.toString(model.getDelta()))
                    .put("gammaSats", Long.toString(model.getGamma()))
                    .put("vegaUsd", Long.toString(model.getVega()))
                    .put("thetaUsd", Long.toString(model.getTheta()));
        }
    }

    private static void putGrid(ObjectNode json, Recomputed.OfBook book) {
        ArrayNode ladder = json.putArray("ladder");
        RiskRule.ladder(book.cells(), book.conditions())
                .forEach(rung -> ladder.addObject()
                        .put("expirationHeight", rung.expirationHeight())
                        .put("policies", rung.totals().policies())
                        .put("collateral", Long.toString(rung.totals().collateral()))
                        .put("intrinsic", Long.toString(rung.intrinsic())));
        ArrayNode grid = json.putArray("grid");
        RiskRule.grid(book.cells(), book.conditions())
                .forEach(point -> grid.addObject()
                        .put("spotPercent", point.scenario().spotPercent())
                        .put("volatilityPercent", point.scenario().volatilityPercent())
                        .put("days", point.scenario().days())
                        .put("liability", Long.toString(point.liability())));
    }

    private static String usd(long e8) {
        return BigDecimal.valueOf(e8, 8).stripTrailingZeros().toPlainString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
