package io.bithedge.submitter.preflight;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SimulationResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.submitter.port.Preflight.PreflightRequest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Lets a node execute a call that anybody may make, and undo it. A node executes only what is signed, and signing here must bind
 * nothing: so it is signed with a key that is thrown away, for an account that does not exist yet (nonce 0, fee 0). That is why
 * calls that look at their caller (open-epochs, submit-prices) cannot be asked about in this way.
 */
final class Simulation implements ChainPreflight.SecondOpinion {
    private static final int KEY_BYTES = 32;

    private final NodeClient node;
    private final Network network;
    private final long chainId;
    private final Signer nobody;

    Simulation(NodeClient node, Network network, long chainId) {
        this.node = node;
        this.network = network;
        this.chainId = chainId;
        this.nobody = throwaway();
    }

    /** Empty when the node does not say: it is asked for a second opinion, and the twin has the first. */
    @Override
    public Optional<SimulationResult.Executed> ask(PreflightRequest request) {
        Bytes signed = TransactionBuilder.contractCall(
                        network, request.contract(), request.function(), request.arguments())
                .withChainId(chainId)
                .withPostConditions(PostConditionMode.DENY, request.postConditions())
                .sign(nobody)
                .encode();
        try {
            return switch (node.simulate(signed)) {
                case SimulationResult.Executed executed -> Optional.of(executed);
                case SimulationResult.Refused ignored -> Optional.empty();
                case SimulationResult.NotOffered ignored -> Optional.empty();
            };
        } catch (ClientException e) {
            return Optional.empty();
        }
    }

    /** Every value below 2^255 but 0 is a key of the curve. */
    private static Signer throwaway() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        secret[0] &= 0x7f;
        secret[KEY_BYTES - 1] |= 1;
        return PrivateKey.ofHex(Bytes.copyOf(secret).toHex());
    }
}
