package io.bithedge.stacks.address;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;

/** Who can own and act: an account, or a contract under the account that deployed it. Text form without `'`. */
public sealed interface Principal {
    StacksAddress address();

    record Standard(StacksAddress address) implements Principal {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** Its name has up to 128 characters in a value; only one of up to 40 can be deployed. */
    record Contract(StacksAddress address, String name) implements Principal {
        public Contract {
            Names.requirePrincipalName(name);
        }

        /** This one, when a contract of that name can be deployed; throws IllegalArgumentException otherwise. */
        public Contract requireDeployable() {
            Names.requireContractName(name);
            return this;
        }

        /** Reads `S....name` of a contract that can be deployed; an account alone is refused. */
        public static Contract parse(String text) {
            return switch (Principal.parse(text)) {
                case Contract contract -> {
                    if (!Names.isContractName(contract.name())) {
                        throw MalformedException.at(
                                text.indexOf('.') + 1,
                                Kind.INVALID_NAME,
                                "a contract name of at most 40 characters",
                                "'" + contract.name() + "'");
                    }
                    yield contract;
                }
                case Standard account ->
                    throw MalformedException.at(
                            text.length(), Kind.BAD_LITERAL, "a contract (address.name)", "the account " + account);
            };
        }

        @Override
        public String toString() {
            return address + "." + name;
        }
    }

    /** Reads `S...` or `S....name`. */
    static Principal parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new Standard(StacksAddress.parse(text));
        }
        StacksAddress address = StacksAddress.parse(text.substring(0, dot));
        String name = text.substring(dot + 1);
        if (!Names.isPrincipalName(name)) {
            throw MalformedException.at(dot + 1, Kind.INVALID_NAME, "a contract name", "'" + name + "'");
        }
        return new Contract(address, name);
    }

    static Principal of(StacksAddress address) {
        return new Standard(address);
    }
}
