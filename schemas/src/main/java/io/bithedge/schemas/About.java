package io.bithedge.schemas;

import java.util.List;

/**
 * What the catalogue says of a topic beside its shape.
 *
 * @param visibility for whom it is made
 * @param owner who writes it, and nobody else
 * @param lineage the topics it is made of, or where else its records come from
 * @param lateness how far its records are behind what they tell of
 * @param keyFields fields of the value of which the key is an Avro record, in their order; empty: the key is UTF-8 text
 */
public record About(Visibility visibility, Owner owner, String lineage, Lateness lateness, List<String> keyFields) {

    /** Whom a topic is made for, and so whether its schema may change under whoever reads it. */
    public enum Visibility {
        /** For anybody: flat records, and a schema that only grows. */
        PUBLIC,
        /** For the services alone: envelopes, markers, and what they ask of each other. */
        INTERNAL
    }

    /** The process that writes a topic. */
    public enum Owner {
        CHAIN_WATCHER("chain-watcher"),
        TOPOLOGY("topology"),
        TX_SUBMITTER("tx-submitter"),
        ORACLE("oracle"),
        OPERATOR("operators, by the command line"),
        API("topology, when somebody asks its API"),
        ALL_SERVICES("every service");

        private final String words;

        Owner(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How far the records of a topic are behind what they tell of. */
    public enum Lateness {
        AT_ONCE("at once"),
        BLOCK("seconds behind the block, which may be undone"),
        FINAL("seconds behind the finality of the block"),
        EPOCH("seconds behind the finality of the block that ends the epoch"),
        HOUR("as final blocks are, one record for six burn blocks");

        private final String words;

        Lateness(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public About {
        keyFields = List.copyOf(keyFields);
    }

    static About internal(Owner owner, Lateness lateness, String lineage) {
        return new About(Visibility.INTERNAL, owner, lineage, lateness, List.of());
    }

    /** Its key is text: what its records of one key have in common. */
    static About fact(Lateness lateness, String lineage) {
        return new About(Visibility.PUBLIC, Owner.TOPOLOGY, lineage, lateness, List.of());
    }

    /** The newest record of a key stands; one without a value takes it back. */
    static About state(Lateness lateness, String lineage, String... keyFields) {
        return new About(Visibility.PUBLIC, Owner.TOPOLOGY, lineage, lateness, List.of(keyFields));
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }
}
