package io.bithedge.cli.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.Main;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.PolicySales;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.OwnerOnly;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator is gone for good, with policies open: strangers close the books, and everybody leaves by his own proof and key. */
class LastOneOutIT {
    private static final String AGGRESSIVE = "STX:aggressive";
    private static final String BALANCED = "SBTC:balanced";
    private static final List<String> PROVIDERS = List.of("irene", "olga", "peter", "newcomer");
    private static final long VOID_BLOCKS = 1_008;

    @TempDir
    Path data;

    @Test
    void everybodyLeavesToTheUnit() throws Exception {
        try (ClaimPool pool = new ClaimPool(data, 10, new Deployer.Delays(1, 20))) {
            long longest = play(pool);
            vanish(pool);

            // With a policy still open what it may cost stays; the rest leaves.
            Map<String, Long> before = withdrawn(pool);
            leave(pool, PROVIDERS);
            assertThat(withdrawn(pool)).isNotEqualTo(before);
            assertThat(pool.book(AGGRESSIVE).rows().book().capital()).isGreaterThanOrEqualTo(PolicySales.COLLATERAL);

            pool.advanceTo(longest + VOID_BLOCKS + 1);
            assertThat(windUp(pool)).isZero();
            assertThat(pool.book(AGGRESSIVE).rows().book().locked()).isZero();
            leave(pool, PROVIDERS);
            sweep(pool);
            isDust(pool);
        }
    }

    /** Two epochs, a policy that pays, and one that nobody will ever price. Returns when that one expires. */
    private long play(ClaimPool pool) throws Exception {
        pool.deposit("irene", AGGRESSIVE, 100_000_000_000L);
        pool.deposit("olga", AGGRESSIVE, 60_000_500_001L);
        pool.deposit("peter", AGGRESSIVE, 33_333_333_333L);
        pool.deposit("irene", BALANCED, 200_000_001L);
        open(pool, AGGRESSIVE, BALANCED);
        PolicySales sales = new PolicySales(pool, pool.privateKey(Role.QUOTER));
        sales.record(60_000);
        long soon = pool.book(AGGRESSIVE).state().endsAt() + 2;
        long late = soon + 40;
        sales.sell("buyer", soon);
        pool.deposit("newcomer", AGGRESSIVE, 77_777_777_777L);
        open(pool, AGGRESSIVE, BALANCED);
        sales.record(60_000);
        sales.sell("buyer", late);
        pool.advanceTo(soon);
        sales.record(50_000);
        sales.expire(1, pool.burnHeight());
        assertThat(pool.book(AGGRESSIVE).rows().vintage(1).orElseThrow().losses())
                .isEqualTo(6_250_000_000L);
        return late;
    }

    private void open(ClaimPool pool, String... books) throws Exception {
        for (String book : books) {
            pool.finish(book);
        }
        ClarityValue[] openings = new ClarityValue[books.length];
        for (int i = 0; i < books.length; i++) {
            openings[i] = pool.honest(books[i]);
        }
        pool.propose(pool.role(Role.ALLOCATOR), openings);
        pool.devnet().devnet().mine(1, 0);
        assertThat(pool.result(pool.confirm(books))).isEqualTo("(ok u%d)".formatted(books.length));
    }

    /** Nobody opens anything any more; behind the grace a stranger closes the books. A policy stays, which he is told. */
    private void vanish(ClaimPool pool) throws Exception {
        for (FollowedBook book : pool.books().books()) {
            pool.advanceTo(book.state().endsAt() + 20);
        }
        assertThat(windUp(pool)).isEqualTo(1);
        assertThat(pool.books().books()).allMatch(book -> book.rows().book().isClosed());
    }

    /** As a stranger would, with the command and a key that has money for fees. */
    private int windUp(ClaimPool pool) throws Exception {
        pool.person("stranger");
        Path key = data.resolve("stranger.key");
        Files.deleteIfExists(key);
        OwnerOnly.create(key, ClaimPool.keyHexOf("stranger").getBytes(StandardCharsets.US_ASCII));
        pool.devnet().devnet().setPace(new Devnet.Pace(200, 0, 0));
        int status = command(
                "wind-up",
                "--contract",
                pool.contracts().vault().toString(),
                "--node",
                pool.devnet().url(),
                "--key-file",
                key.toString());
        pool.devnet().devnet().setPace(Devnet.Pace.BY_HAND);
        return status;
    }

    /** As each of them would do it: a proof from the chain alone, then the exit with his own key. */
    private void leave(ClaimPool pool, List<String> names) throws Exception {
        pool.devnet().devnet().setPace(new Devnet.Pace(200, 0, 0));
        for (String name : names) {
            String address = pool.person(name).address().toString();
            Path proof = data.resolve(name + ".json");
            Path key = data.resolve(name + ".key");
            Files.deleteIfExists(key);
            OwnerOnly.create(key, ClaimPool.keyHexOf(name).getBytes(StandardCharsets.US_ASCII));
            assertThat(command(
                            "replay",
                            "--data",
                            data.resolve("of-nobody").toString(),
                            "--from-chain",
                            pool.devnet().url(),
                            "--contract",
                            pool.contracts().vault().toString(),
                            "--proof",
                            address,
                            "--out",
                            proof.toString()))
                    .isZero();
            assertThat(command(
                            "exit",
                            "--proof",
                            proof.toString(),
                            "--node",
                            pool.devnet().url(),
                            "--key-file",
                            key.toString()))
                    .isZero();
        }
        pool.devnet().devnet().setPace(Devnet.Pace.BY_HAND);
    }

    private static int command(String... arguments) {
        return Main.line().execute(arguments);
    }

    private static Map<String, Long> withdrawn(ClaimPool pool) throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        for (String name : PROVIDERS) {
            String address = pool.person(name).address().toString();
            sums.put(name, pool.book(AGGRESSIVE).rows().account(address).withdrawnEver());
        }
        return sums;
    }

    private void sweep(ClaimPool pool) throws Exception {
        pool.success(pool.person("anybody"), pool.contracts().vault(), "sweep-fees", ClarityValue.ascii("STX"));
    }

    /** What a provider is owed is rounded down, at most a unit of capital and one of premium each; the vault really holds what is left. */
    private void isDust(ClaimPool pool) throws Exception {
        long left = 0;
        for (FollowedBook book : pool.books().books()) {
            BookRow row = book.rows().book();
            int providers = book.rows().accounts().size();
            assertThat(row.capital()).as("capital of " + book.id()).isBetween(0L, (long) providers);
            assertThat(row.premiumEarned()).as("premium of " + book.id()).isBetween(0L, (long) providers);
            assertThat(row.locked() + row.premiumPending()).isZero();
            if (book.id().token() == Token.STX) {
                left += row.capital() + row.premiumEarned();
            }
        }
        BigInteger held =
                pool.devnet().chain().node().account(pool.contracts().vault()).balance();
        assertThat(held).isEqualTo(BigInteger.valueOf(left));
        System.out.println("dust in STX books: " + left);
    }
}
