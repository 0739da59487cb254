package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.SumNodes;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.pool.view.PoolViews.ProofView;
import java.util.HexFormat;
import java.util.List;

/**
 * A provider's leaf in the current epoch, and its way to the root that the chain has.
 *
 * <p>By hand: `leafHash` is sha256 of `message`, which is 0x00 and the leaf as Clarity's to-consensus-buff? writes it; the sum of the leaf is
 * its weight in `epoch`, 0 without one. A step makes sha256(0x01, left hash, left sum, right hash, right sum), a sum being a uint of 17 bytes,
 * and adds the sums. Behind the last step stand `root` and `weight`. `closed`: the book is closed for good, so the leaf stays as it is.
 */
public record ProofAnswer(
        String provider,
        Token token,
        Tier tier,
        Epoch epoch,
        AccountLeaf leaf,
        String message,
        String leafHash,
        List<ProofStep> steps,
        String root,
        SubUnits weight,
        boolean closed,
        FinalBlock asOf) {
    public static ProofAnswer of(ProofView proof, boolean isClosed) {
        Leaf leaf = proof.proven().leaf();
        SumNodes nodes = new SumNodes();
        return new ProofAnswer(
                leaf.provider(),
                leaf.book().token(),
                leaf.book().tier(),
                new Epoch(leaf.epoch()),
                AccountLeaf.of(leaf),
                "0x" + HexFormat.of().formatHex(nodes.preimage(leaf)),
                "0x" + nodes.leaf(leaf).hash(),
                proof.proven().steps().stream().map(ProofStep::of).toList(),
                "0x" + proof.root().hash(),
                new SubUnits(proof.root().sum()),
                isClosed,
                FinalBlock.of(proof.asOf()));
    }
}
