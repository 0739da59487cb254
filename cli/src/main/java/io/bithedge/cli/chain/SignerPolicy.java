package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.stacks.json.StrictJson;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy with which a signer starts: what the services send and quote, and nothing else. Operators make it tighter. */
public final class SignerPolicy {
    /** The submitter's own default cap is the same. */
    private static final long MAX_FEE_MICRO_STX = 1_000_000;

    private static final long DAILY_LIMIT_MICRO_STX = 1_000_000_000;
    private static final int LONGEST_VALIDITY_SECONDS = 300;
    /** 10 million STX and 100 sBTC: some of the largest quotes there are. */
    private static final long STX_PER_HOUR = 10_000_000_000_000L;

    private static final long SBTC_PER_HOUR = 10_000_000_000L;
    /** A market that plays a month in an hour. */
    private static final long GAMES_ON_DEVNET = 100;

    private SignerPolicy() {}

    /**
     * Leaves a policy that is there as it is. Makes the folder of the socket too, so that no container makes it as another user.
     *
     * @param ratioBps of the registry: collateral over the value protected
     */
    public static void writeMissing(Path signer, Deployment deployment, int ratioBps) throws IOException {
        OwnerOnly.createFolder(signer);
        OwnerOnly.createFolder(signer.resolve("run"));
        Path file = signer.resolve("policy.json");
        if (!Files.exists(file)) {
            OwnerOnly.create(file, (of(deployment, ratioBps).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    static ObjectNode of(Deployment deployment, int ratioBps) {
        ObjectNode policy = StrictJson.object();
        policy.put("version", 1)
                .put("network", deployment.network().equals("mainnet") ? "mainnet" : "testnet")
                .put("chainId", deployment.chainId())
                .put("vault", deployment.vault());
        ObjectNode roles = policy.putObject("roles");
        sending().forEach(role -> write(role, deployment, roles.putObject(role.label())));
        writeQuotes(deployment, ratioBps, policy.putObject("quotes"));
        return policy;
    }

    private static void write(Role role, Deployment deployment, ObjectNode json) {
        ArrayNode calls = json.putArray("calls");
        calls(role, deployment).forEach(calls::add);
        json.put("maxFeeMicroStx", MAX_FEE_MICRO_STX)
                .put("dailyLimitMicroStx", DAILY_LIMIT_MICRO_STX)
                // Whatever the services call moves the vault's funds, never those of the caller.
                .put("originSpendMicroStx", 0);
        ArrayNode fillerTo = json.putArray("fillerTo");
        sending().filter(other -> other != role).forEach(other -> fillerTo.add(other.label()));
    }

    private static List<String> calls(Role role, Deployment deployment) {
        return switch (role) {
            case ALLOCATOR -> List.of(deployment.vault() + "#open-epochs");
            case KEEPER ->
                List.of(
                        deployment.vault() + "#confirm-openings",
                        deployment.registry() + "#process-expirations",
                        deployment.registry() + "#complete-activations");
            case ORACLE_1, ORACLE_2, ORACLE_3 -> List.of(deployment.oracle() + "#submit-prices");
            case DEPLOYER, OWNER, GUARDIAN, QUOTER, FEE_RECIPIENT -> List.of();
        };
    }

    private static void writeQuotes(Deployment deployment, int ratioBps, ObjectNode json) {
        json.put("registry", deployment.registry())
                .put("collateralRatioBps", ratioBps)
                .put("minRateBps", ContractSet.MIN_RATE_BPS);
        if (deployment.isOnNetwork()) {
            json.put("longestValiditySeconds", LONGEST_VALIDITY_SECONDS);
        }
        long games = deployment.isOnNetwork() ? 1 : GAMES_ON_DEVNET;
        json.putObject("collateralPerHour").put("STX", games * STX_PER_HOUR).put("SBTC", games * SBTC_PER_HOUR);
    }

    private static Stream<Role> sending() {
        return Arrays.stream(Role.values()).filter(role -> role.isHeldBySigner() && role.sends());
    }
}
