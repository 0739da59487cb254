package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;

/** A burn block as a node pushes it (`POST /new_burn_block`); after a fork of the burn chain heights repeat. */
public record PushedBurnBlock(long height, Bytes hash) {
    /** Throws {@link ClientException.UnexpectedAnswer}. */
    public static PushedBurnBlock parse(String body) {
        JsonView json = JsonView.parse("POST /new_burn_block", body);
        return new PushedBurnBlock(json.integer("burn_block_height"), json.hash("burn_block_hash"));
    }
}
