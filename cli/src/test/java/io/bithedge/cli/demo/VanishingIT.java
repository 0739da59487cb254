package io.bithedge.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.cli.follow.PolicySales;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rehearsal of the operator's end, with its four kinds of open policies: one with a record behind its expiration, one that nobody will
 * ever price, one whose owner asked to activate and has his record, one whose owner asked and has none.
 */
class VanishingIT {
    private static final String AGGRESSIVE = "STX:aggressive";
    private static final String BALANCED = "SBTC:balanced";
    private static final List<String> PROVIDERS = List.of("irene", "olga", "peter", "newcomer");

    @TempDir
    Path data;

    private final List<String> lines = new ArrayList<>();

    @Test
    void everybodyLeavesToTheUnitWhateverWasOpen() throws Exception {
        try (ClaimPool pool = new ClaimPool(data, 20, new Deployer.Delays(1, 30))) {
            play(pool);
            String newcomer = pool.person("newcomer").address().toString();
            // Whoever stays behind is seen: by his claim, and by what the book still holds.
            assertThat(leave(pool, PROVIDERS.subList(0, 3)))
                    .hasSize(2)
                    .anyMatch(fault -> fault.contains(newcomer))
                    .anyMatch(fault -> fault.contains("more than dust"));
            assertThat(leave(pool, PROVIDERS)).isEmpty();

            assertThat(lines)
                    .filteredOn(line -> line.contains("complete-activations of 1 policies"))
                    .hasSize(2);
            assertThat(pool.books().books()).allMatch(book -> book.rows().book().isClosed());
            // Half a bitcoin at the money, BTC at 50,000 and STX at 0.80: 6,250 STX for each of the two that have a
            // price.
            assertThat(pool.book(AGGRESSIVE).state().totals().losses()).isEqualTo(12_500_000_000L);
            assertThat(pool.devnet()
                            .chain()
                            .node()
                            .account(pool.contracts().vault())
                            .balance()
                            .longValueExact())
                    .isBetween(0L, 2L * PROVIDERS.size());
        }
    }

    private void play(ClaimPool pool) throws Exception {
        pool.deposit("irene", AGGRESSIVE, 100_000_000_000L);
        pool.deposit("olga", AGGRESSIVE, 300_000_500_001L);
        pool.deposit("peter", AGGRESSIVE, 233_333_333_333L);
        pool.deposit("irene", BALANCED, 200_000_001L);
        pool.finish(AGGRESSIVE);
        pool.propose(pool.role(Role.ALLOCATOR), pool.honest(AGGRESSIVE), pool.honest(BALANCED));
        pool.devnet().devnet().mine(1, 0);
        assertThat(pool.result(pool.confirm(AGGRESSIVE, BALANCED))).isEqualTo("(ok u2)");
        pool.deposit("newcomer", AGGRESSIVE, 77_777_777_777L);
        PolicySales sales = new PolicySales(pool, pool.privateKey(Role.QUOTER));
        sales.record(60_000);
        long soon = pool.burnHeight() + 5;
        sales.sell("buyer", soon);
        sales.sell("buyer", soon + 200);
        sales.sell("eager", soon + 200);
        sales.sell("late", soon + 200);
        sales.activate("eager", 3);
        pool.advanceTo(soon);
        sales.record(50_000);
        pool.devnet().devnet().mine(1, 0);
        sales.activate("late", 4);
    }

    private List<String> leave(ClaimPool pool, List<String> names) throws Exception {
        List<Participant> providers = new ArrayList<>();
        for (String name : names) {
            providers.add(new Participant(name, ClaimPool.keyOf(name), pool.person(name)));
        }
        Devnet devnet = pool.devnet().devnet();
        return new Vanishing(pool.devnet().chain(), devnet, pool.deployment(), 1, this::tell).leave(providers);
    }

    private void tell(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
