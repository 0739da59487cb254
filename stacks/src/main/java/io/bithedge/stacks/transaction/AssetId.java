package io.bithedge.stacks.transaction;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.address.Principal;

/** A token by the contract that defines it and its name there: `SM3...sbtc-token::sbtc-token`. */
public record AssetId(Principal.Contract contract, String asset) {
    public AssetId {
        contract.requireDeployable();
        Names.requireClarityName(asset);
    }

    public static AssetId parse(String text) {
        int colons = text.indexOf("::");
        String asset = colons < 0 ? "" : text.substring(colons + 2);
        if (!Names.isClarityName(asset)) {
            throw MalformedException.at(
                    Math.max(colons, 0), Kind.INVALID_NAME, "an asset (address.contract::asset)", text);
        }
        return new AssetId(Principal.Contract.parse(text.substring(0, colons)), asset);
    }

    @Override
    public String toString() {
        return contract + "::" + asset;
    }
}
