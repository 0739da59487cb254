package io.bithedge.pool.risk;

import java.util.ArrayList;
import java.util.List;

/** A change of the world: the BTC price and the volatility by so many percent, `days` later. The STX price stays. */
public record Scenario(int spotPercent, int volatilityPercent, int days) {
    public static final Scenario NOW = new Scenario(0, 0, 0);
    public static final List<Integer> SPOTS = List.of(-50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50);
    public static final List<Integer> VOLATILITIES = List.of(-30, -15, 0, 25, 50, 100);
    public static final List<Integer> DAYS = List.of(0, 1, 7);

    /** The grid, by day, then volatility, then spot. */
    public static List<Scenario> grid() {
        List<Scenario> grid = new ArrayList<>();
        for (int days : DAYS) {
            for (int volatility : VOLATILITIES) {
                for (int spot : SPOTS) {
                    grid.add(new Scenario(spot, volatility, days));
                }
            }
        }
        return grid;
    }
}
