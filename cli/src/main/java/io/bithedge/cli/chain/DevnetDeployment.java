package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.stacks.Network;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything between an empty devnet and contracts that work: keys, money for fees, the deploy step. */
public final class DevnetDeployment {
    private DevnetDeployment() {}

    /** What the services run with. */
    public static Deployment complete(Layout layout, String url, int epochBlocks, Consumer<String> report)
            throws IOException, InterruptedException {
        return complete(layout, url, Deployer.Settings.devnet(layout, epochBlocks, Deployer.Delays.DEVNET), report);
    }

    public static Deployment complete(Layout layout, String url, Deployer.Settings settings, Consumer<String> report)
            throws IOException, InterruptedException {
        Optional<Deployment> before = Deployment.read(layout.deployment());
        KeyFolder keys = new KeyFolder(layout.keys(), layout.signer(), Network.TESTNET);
        keys.complete();
        Devnet devnet = new Devnet(url);
        try (Chain chain = new Chain(url, url, Network.TESTNET, devnet)) {
            int funded = Funding.topUp(chain, devnet, keys);
            if (funded > 0) {
                report.accept("funded " + funded + " accounts from the faucet");
            }
            Deployment deployment = new Deployer(chain, keys, settings, report).deploy(before);
            deployment.write(layout.deployment());
            SignerPolicy.writeMissing(layout.signer(), deployment, settings.ratioBps());
            return deployment;
        }
    }
}
