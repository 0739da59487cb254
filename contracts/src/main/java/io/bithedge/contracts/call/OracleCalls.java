package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of price-oracle: nothing is checked here. Source: price-oracle.clar. */
public record OracleCalls(Principal.Contract oracle) {
    /** How many prices one call takes. */
    public static final int MOST_PRICES = 8;

    /** USD x 10^8; {@code observedAt} in the unit in which its source gives it. */
    public record Price(String asset, long price, long observedAt) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "asset", ClarityValue.ascii(asset),
                    "price", ClarityValue.uint(price),
                    "observed-at", ClarityValue.uint(observedAt)));
        }
    }

    /** By a submitter: all or none. Source: price-oracle#submit-prices. */
    public FunctionCall submitPrices(List<Price> prices) {
        String type = "(list %d {asset: (string-ascii 4), price: uint, observed-at: uint})".formatted(MOST_PRICES);
        List<ClarityValue> tuples = prices.stream().map(Price::tuple).toList();
        return new FunctionCall(
                oracle, "submit-prices", List.of(new Argument("prices", type, ClarityValue.list(tuples))));
    }
}
