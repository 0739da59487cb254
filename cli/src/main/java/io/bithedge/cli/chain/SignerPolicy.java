package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.stacks.json.StrictJson;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy with which a signer starts: what the services send, and nothing else. Operators make it tighter. */
public final class SignerPolicy {
    /** The submitter's own default cap is the same. */
    private static final long MAX_FEE_MICRO_STX = 1_000_000;

    private static final long DAILY_LIMIT_MICRO_STX = 1_000_000_000;

    private SignerPolicy() {}

    /** Leaves a policy that is there as it is. Makes the folder of the socket too, so that no container makes it as another user. */
    public static void writeMissing(Path signer, Deployment deployment) throws IOException {
        OwnerOnly.createFolder(signer);
        OwnerOnly.createFolder(signer.resolve("run"));
        Path file = signer.resolve("policy.json");
        if (!Files.exists(file)) {
            OwnerOnly.create(file, (of(deployment).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    static ObjectNode of(Deployment deployment) {
        ObjectNode policy = StrictJson.object();
        policy.put("version", 1)
                .put("network", deployment.network().equals("mainnet") ? "mainnet" : "testnet")
                .put("chainId", deployment.chainId())
                .put("vault", deployment.vault());
        ObjectNode roles = policy.putObject("roles");
        held(deployment).forEach(role -> write(role, deployment, roles.putObject(role.label())));
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
        held(deployment).filter(other -> other != role).forEach(other -> fillerTo.add(other.label()));
    }

    private static List<String> calls(Role role, Deployment deployment) {
        return switch (role) {
            case ALLOCATOR -> List.of(deployment.vault() + "#open-epochs");
            case KEEPER -> keeperCalls(deployment);
            case ORACLE_1, ORACLE_2, ORACLE_3 -> List.of(deployment.oracle() + "#submit-prices");
            case DEPLOYER, OWNER, GUARDIAN, AUTHORISER, QUOTER, FEE_RECIPIENT -> List.of();
        };
    }

    private static List<String> keeperCalls(Deployment deployment) {
        List<String> calls = List.of(
                deployment.registry() + "#process-expirations", deployment.registry() + "#complete-activations");
        return switch (deployment.version()) {
            case V1 -> calls;
            case V2 ->
                Stream.concat(calls.stream(), Stream.of(deployment.vault() + "#confirm-openings"))
                        .toList();
        };
    }

    private static Stream<Role> held(Deployment deployment) {
        return Role.of(deployment.version()).stream().filter(Role::isHeldBySigner);
    }
}
