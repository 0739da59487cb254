package io.bithedge.cli.guard;

/** What a guard tells its keeper. */
public enum GuardIncidentCode {
    /** A proposal differs from the chain's own facts; it is being vetoed. */
    FALSE_PROPOSAL,
    /** A book's current epoch was opened otherwise than the facts say, and nobody vetoed it in time. */
    FALSE_OPENING,
    /** The vault's rows are not what its prints add up to. */
    ROWS_DIFFER,
    /** A print cannot be read or does not fit: that book cannot be judged any more. */
    CANNOT_JUDGE,
    /** The owner wants to give a role to another account. */
    ROLE_ANNOUNCED,
    PAUSED,
    /** The key is not the guardian's: its vetoes are refused. */
    NOT_GUARDIAN,
    /** A veto did not get onto the chain yet. */
    VETO_REFUSED,
    /** The guardian's account cannot pay for many more vetoes. */
    FUNDS_LOW,
    /** Node or API show an old chain. */
    NODE_BEHIND,
    /** Node and API do not tell one story, or another one than before. */
    NODE_CONTRADICTS,
    /** No usable answer. */
    NODE_SILENT;

    /** One look at two servers that are never quite at once proves nothing. */
    boolean isOfNode() {
        return switch (this) {
            case NODE_BEHIND, NODE_CONTRADICTS, NODE_SILENT -> true;
            case FALSE_PROPOSAL,
                    FALSE_OPENING,
                    ROWS_DIFFER,
                    CANNOT_JUDGE,
                    ROLE_ANNOUNCED,
                    PAUSED,
                    NOT_GUARDIAN,
                    VETO_REFUSED,
                    FUNDS_LOW -> false;
        };
    }
}
