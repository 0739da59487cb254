package io.bithedge.cli.tx.codec;

import io.bithedge.cli.console.Output;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.address.TypedAddress;
import io.bithedge.stacks.signing.Secp256k1;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks and shows an address or contract, moves it to another network, or makes one of a public key. */
@Command(
        name = "address",
        mixinStandardHelpOptions = true,
        description = "Checks an address or contract and shows its parts; or shows the address of a public key.")
public final class AddressCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = "--network",
            paramLabel = "mainnet|testnet",
            description = "Convert to this network; of a public key: the network, default mainnet.")
    private @Nullable String network;

    @Spec
    private @Nullable CommandSpec spec;

    /** One of the two. */
    static final class Source {
        @Parameters(paramLabel = "ADDRESS", description = "S... or S....contract-name")
        private @Nullable String text;

        @Option(names = "--public-key", paramLabel = "HEX", description = "33 or 65 bytes.")
        private @Nullable String publicKey;
    }

    @Override
    public Integer call() {
        try {
            return Output.print(spec, shown(principal()));
        } catch (MalformedException | BadInputException e) {
            return Output.fail(spec, e.getMessage());
        }
    }

    private Principal principal() throws BadInputException {
        if (source.publicKey != null) {
            return Principal.of(StacksAddress.ofPublicKey(
                    publicKey(source.publicKey), network == null ? Network.MAINNET : network(network)));
        }
        Principal given = TypedAddress.read(source.text == null ? "" : source.text);
        if (network == null) {
            return given;
        }
        StacksAddress moved = given.address().on(network(network));
        return switch (given) {
            case Principal.Standard standard -> new Principal.Standard(moved);
            case Principal.Contract contract -> new Principal.Contract(moved, contract.name());
        };
    }

    private static Bytes publicKey(String hex) throws BadInputException {
        Bytes key = Bytes.ofHex(hex);
        if (!Secp256k1.isPublicKey(key)) {
            throw new BadInputException(
                    "--public-key", "a point of secp256k1 in 33 or 65 bytes", key.size() + " bytes");
        }
        return key;
    }

    private static Network network(String name) throws BadInputException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mainnet" -> Network.MAINNET;
            case "testnet", "devnet" -> Network.TESTNET;
            default -> throw new BadInputException("--network", "mainnet or testnet", "'" + name + "'");
        };
    }

    private static ObjectNode shown(Principal principal) {
        StacksAddress address = principal.address();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("principal", principal.toString());
        json.put("address", address.toString());
        if (principal instanceof Principal.Contract contract) {
            json.put("contractName", contract.name());
        }
        json.put("version", address.version());
        json.put("hash160", address.hash160().toHex());
        json.put("network", address.network().map(Network::label).orElse("unknown"));
        return json;
    }
}
