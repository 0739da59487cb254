package io.bithedge.topology.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.CoverageClass;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.Sale;
import io.bithedge.topology.support.SimChain;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of purchases and settlements, with forks and repeated blocks, against the list of live policies. */
class ExposurePropertiesTest {
    private static final List<BookId> BOOKS =
            List.of(new BookId(Token.STX, Tier.BALANCED), new BookId(Token.SBTC, Tier.AGGRESSIVE));
    private static final int BLOCKS = 120;
    private static final long USD = 100_000_000L;

    @TempDir
    Path stateDir;

    private long lastPolicy;

    private record Outcome(List<KeyValue<String, ExposureRecord>> exposure, List<RiskSnapshot> snapshots) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsTheLivePoliciesAndItself(long seed) {
        Outcome once = run(seed, stateDir.resolve("once"), false);
        Outcome repeated = run(seed, stateDir.resolve("repeated"), true);

        assertThat(once.snapshots()).as("seed %d", seed).isNotEmpty().isEqualTo(repeated.snapshots());
        assertThat(once.exposure()).as("seed %d", seed).isEqualTo(repeated.exposure());
    }

    private Outcome run(long seed, Path folder, boolean isRepeated) {
        Random random = new Random(seed);
        lastPolicy = 0;
        List<Sale> live = new ArrayList<>();
        try (PoolDriver driver = new PoolDriver(folder)) {
            for (int block = 0; block < BLOCKS; block++) {
                driver.chain().burn(random.nextInt(2));
                if (random.nextInt(8) == 0) {
                    sale(random).buy(driver.chain());
                    driver.chain().block();
                    driver.chain().rollBack();
                }
                for (int act = random.nextInt(4); act > 0; act--) {
                    act(random, driver.chain(), live);
                }
                driver.chain().block();
                if (isRepeated) {
                    driver.chain().repeat();
                }
                driver.chain().finalise();
                compare(driver, live, "seed %d block %d".formatted(seed, block));
            }
            return new Outcome(
                    driver.output(Topics.EXPOSURE).readKeyValuesToList(),
                    driver.output(Topics.RISK_SNAPSHOTS).readValuesToList());
        }
    }

    private void act(Random random, SimChain chain, List<Sale> live) {
        switch (random.nextInt(5)) {
            case 0, 1, 2 -> {
                Sale sale = sale(random);
                sale.buy(chain);
                live.add(sale);
            }
            case 3 -> {
                if (!live.isEmpty()) {
                    live.remove(random.nextInt(live.size())).settle(chain);
                }
            }
            default -> {
                price(chain, Asset.BTC, 40_000L + random.nextInt(40_000));
                price(chain, Asset.STX, 1L + random.nextInt(3));
            }
        }
    }

    private static void price(SimChain chain, Asset asset, long usd) {
        chain.add(SimChain.ORACLE, Records.of(asset, usd * USD, chain.burnHeight()));
    }

    /** Few strikes, expirations and collaterals, so that cells are shared. */
    private Sale sale(Random random) {
        BookId book = BOOKS.get(random.nextInt(BOOKS.size()));
        long amount = 100_000L * (1 + random.nextInt(3));
        return new Sale(
                ++lastPolicy,
                "O" + random.nextInt(6),
                book,
                random.nextInt(3),
                1_200 + 100L * random.nextInt(3),
                10_000 * USD * (4 + random.nextInt(3)),
                amount,
                book.token() == Token.STX ? amount * (1_000 + 20 * random.nextInt(3)) : amount);
    }

    private static void compare(PoolDriver driver, List<Sale> live, String when) {
        for (BookId book : BOOKS) {
            Map<Cell.Key, Cell> cells = new HashMap<>();
            Map<String, Long> owners = new HashMap<>();
            for (Sale sale : live) {
                if (sale.book().equals(book)) {
                    Cell.Key key = new Cell.Key(
                            book,
                            sale.epoch(),
                            sale.expirationHeight(),
                            sale.strike(),
                            CoverageClass.of(sale.amount(), sale.collateral()));
                    cells.put(key, cells.getOrDefault(key, Cell.empty(key)).plus(sale.amount(), sale.collateral()));
                    owners.merge(sale.owner(), sale.collateral(), Long::sum);
                }
            }
            assertThat(driver.views().cells(book)).as(when).containsExactlyInAnyOrderElementsOf(cells.values());
            driver.views().exposure(book).ifPresent(totals -> {
                assertThat(totals.owners()).as(when).isEqualTo(owners.size());
                assertThat(totals.largestOwnerCollateral().value())
                        .as(when)
                        .isEqualTo(owners.values().stream()
                                .mapToLong(it -> it)
                                .max()
                                .orElse(0));
                assertThat(totals.ownerSquares())
                        .as(when)
                        .isEqualTo(owners.values().stream()
                                .map(it -> BigInteger.valueOf(it).pow(2))
                                .reduce(BigInteger.ZERO, BigInteger::add));
            });
        }
    }
}
