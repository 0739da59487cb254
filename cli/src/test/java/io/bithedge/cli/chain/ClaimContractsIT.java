package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.ledger.Tier;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deploy step on the real VM. */
class ClaimContractsIT {
    @TempDir
    Path data;

    @Test
    void deploysAndInitialises() throws Exception {
        try (ClaimPool pool = new ClaimPool(data, 10, new Deployer.Delays(1, 20))) {
            Deployment deployment = pool.deployment();
            Principal.Contract roles = Principal.Contract.parse(deployment.roles());

            assertThat(deployment.contracts()).isEqualTo(2);
            assertThat(deployment.accounts()).containsKey("oracle-3").doesNotContainKey("authoriser");
            assertThat(Deployment.read(data.resolve("deployment.json"))).contains(deployment);
            ClarityView holders = pool.read(roles, "get-roles").asOptional().orElseThrow();
            for (String role : List.of("owner", "guardian", "allocator", "fee-recipient", "quoter")) {
                assertThat(holders.principal(role))
                        .hasToString(deployment.accounts().get(role));
            }
            assertThat(holders.principal("registry")).hasToString(deployment.registry());
            ClarityView submitters = pool.read(roles, "get-submitters");
            assertThat(submitters.uintLong("quorum")).isEqualTo(2);
            assertThat(submitters.field("submitters").asList())
                    .extracting(one -> one.asPrincipal().toString())
                    .containsExactly(
                            deployment.accounts().get("oracle-1"),
                            deployment.accounts().get("oracle-2"),
                            deployment.accounts().get("oracle-3"));
            ClarityView settings = pool.read(pool.contracts().vault(), "get-settings")
                    .asOptional()
                    .orElseThrow();
            assertThat(settings.uintLong("epoch-blocks")).isEqualTo(10);
            assertThat(settings.uintLong("grace-blocks")).isEqualTo(20);
            assertThat(settings.uintLong("stx-utilisation-bps")).isEqualTo(8_000);
            for (Tier tier : Tier.values()) {
                assertThat(pool.read(pool.contracts().vault(), "get-shares", ClarityValue.ascii(tier.chainName()))
                                .asOptional()
                                .orElseThrow()
                                .uintLong("policy-bps"))
                        .isGreaterThan(0);
            }
            assertThat(Files.readString(data.resolve("signer/policy.json")))
                    .contains("#confirm-openings", "\"oracle-3\"", "\"quotes\"");
        }
    }

    /** A leaf with its way of 40 steps is some 6 kB of arguments: a call that only reads takes them, and says what `withdraw` would. */
    @Test
    void readsAClaimOfFortySteps() throws Exception {
        try (ClaimPool pool = new ClaimPool(data, 10, new Deployer.Delays(1, 20))) {
            String provider = pool.person("irene").address().toString();
            Map<String, ClarityValue> leaf = new HashMap<>(Map.of(
                    "provider", ClarityValue.principal(Principal.parse(provider)),
                    "token", ClarityValue.ascii("STX"),
                    "tier", ClarityValue.ascii("balanced"),
                    "epoch", ClarityValue.uint(0),
                    "opening", ClarityValue.uint(5),
                    "settled-burden", ClarityValue.uint(0),
                    "settled-premium", ClarityValue.uint(0),
                    "weights", ClarityValue.list(List.of())));
            ClarityValue step = ClarityValue.tuple(Map.of(
                    "hash", ClarityValue.buffer(Bytes.zeros(32)),
                    "sum", ClarityValue.uint(0),
                    "left", ClarityValue.bool(false)));

            ClarityView answer = pool.read(
                    pool.contracts().vault(),
                    "get-claim",
                    ClarityValue.principal(Principal.parse(provider)),
                    ClarityValue.ascii("STX"),
                    ClarityValue.ascii("balanced"),
                    ClarityValue.some(ClarityValue.tuple(leaf)),
                    ClarityValue.list(Collections.nCopies(40, step)));

            assertThat(answer.isOk()).isFalse();
            assertThat(answer.errValue().asUintLong()).as("ERR_NOT_IN_ROOT").isEqualTo(121);
        }
    }
}
