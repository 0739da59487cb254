package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.ProductionChecks;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.MadeMarket;
import io.bithedge.cli.parts.SystemState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One demo on a running devnet: participants, script, play, and what came of it. */
public final class Demo {
    private final SystemState system;
    private final Deployment deployment;
    private final String chainUrl;
    private final MadeMarket prices;
    private final Size size;
    private final Consumer<String> out;

    /** How many participants and policies, and the seed of everything that is decided. */
    public record Size(int providers, int policies, long seed) {
        public Size {
            if (providers < 1 || providers > 200 || policies < 3 || policies > 500) {
                throw new IllegalArgumentException("a demo has 1 to 200 providers and 3 to 500 policies, got %d and %d"
                        .formatted(providers, policies));
            }
        }

        int buyers() {
            return Math.clamp(policies / 4, 2, 20);
        }
    }

    public Demo(
            SystemState system,
            Deployment deployment,
            String chainUrl,
            MadeMarket prices,
            Size size,
            Consumer<String> out) {
        this.system = system;
        this.deployment = deployment;
        this.chainUrl = chainUrl;
        this.prices = prices;
        this.size = size;
        this.out = out;
    }

    /** Plays the script; returns what it should have shown and did not, or what is not equal at the end; empty when all is well. */
    public List<String> play() throws IOException, InterruptedException {
        Devnet devnet = new Devnet(chainUrl);
        Devnet.Pace pace = devnet.pace();
        devnet.setPace(Devnet.Pace.BY_HAND);
        try (Chain chain = new Chain(chainUrl, chainUrl, ProductionChecks.networkOf(deployment), devnet)) {
            Market market = market(chain, devnet);
            Stage stage = market.stage();
            market.play();
            market.crash();
            summarise(stage.tally(), market);
            List<String> faults = new ArrayList<>(missing(stage.tally()));
            need(faults, market.stopped() > 0, "a rush that the shares of a day stop (S22)");
            faults.addAll(new Leaving(stage, market, deployment, out).everybody());
            need(faults, market.isFollowedToTheEnd(), "a deposit that the services followed into a final block");
            return faults;
        } finally {
            devnet.setPace(pace);
        }
    }

    /** Plays until policies are open and an epoch runs, and leaves it at that. From then on blocks are mined by hand. */
    public void playHalf() throws IOException, InterruptedException {
        Devnet devnet = new Devnet(chainUrl);
        devnet.setPace(Devnet.Pace.BY_HAND);
        try (Chain chain = new Chain(chainUrl, chainUrl, ProductionChecks.networkOf(deployment), devnet)) {
            Market market = market(chain, devnet);
            market.playHalf();
            summarise(market.stage().tally(), market);
        }
    }

    /** Those of this size and seed. */
    public static List<Participant> providers(Chain chain, Size size) {
        return participants(chain, size, "provider", size.providers());
    }

    private Market market(Chain chain, Devnet devnet) throws InterruptedException {
        Ground.requireEpochs(chain, deployment);
        Stage stage = new Stage(chain, devnet, system, deployment, out);
        return new Market(
                stage,
                new Acts(stage.pool(), chain.network()),
                Script.of(size.providers(), size.policies(), size.buyers(), size.seed()),
                prices,
                providers(chain, size),
                participants(chain, size, "buyer", size.buyers()));
    }

    private static List<Participant> participants(Chain chain, Size size, String kind, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Participant.of(chain, size.seed(), "%s-%02d".formatted(kind, number)))
                .toList();
    }

    private void summarise(Tally tally, Market market) {
        out.accept("");
        out.accept("%-34s %d".formatted("deposits", tally.count("funds-deposited")));
        out.accept("%-34s %d".formatted("epochs proposed", tally.count("epoch-proposed")));
        out.accept("%-34s %d".formatted("epochs opened", tally.count("epoch-opened")));
        out.accept("%-34s %d".formatted("policies bought", tally.count("policy-created")));
        out.accept("%-34s %d".formatted("quotes refused", market.refused()));
        out.accept("%-34s %d".formatted("stopped by the share of a day", market.stopped()));
        out.accept("%-34s %d".formatted("activated by their owner", tally.ended("EXERCISED")));
        out.accept("%-34s %d".formatted("expired in the money", tally.ended("EXPIRED_ITM")));
        out.accept("%-34s %d".formatted("expired out of the money", tally.ended("EXPIRED_OTM")));
        for (Map.Entry<String, Long> paid : tally.paid().entrySet()) {
            out.accept("%-34s %s".formatted("paid to owners", Units.amount(paid.getKey(), paid.getValue())));
        }
        out.accept("%-34s %d".formatted("withdrawals", tally.count("funds-withdrawn")));
        out.accept("%-34s %d".formatted("prices recorded", tally.count("price-recorded")));
        out.accept("");
    }

    /** A demo that shows less than this is no demo. */
    private List<String> missing(Tally tally) {
        List<String> missing = new ArrayList<>();
        need(missing, tally.count("funds-deposited") >= size.providers() * 3, "every deposit");
        need(missing, tally.count("policy-created") * 10 >= size.policies() * 9, "nine purchases of ten");
        need(missing, tally.count("exit-requested") > 0, "a request to leave");
        need(missing, tally.count("funds-withdrawn") > 0, "a withdrawal");
        need(missing, tally.ended("EXERCISED") > 0, "an activation");
        need(missing, tally.ended("EXPIRED_ITM") > 0, "an expiration in the money");
        need(missing, tally.ended("EXPIRED_OTM") > 0, "an expiration out of the money");
        need(missing, tally.count("price-observed") > tally.count("price-recorded"), "a record by agreement");
        need(missing, tally.count("epoch-proposed") >= tally.count("epoch-opened"), "openings in two steps");
        return missing;
    }

    private static void need(List<String> missing, boolean seen, String what) {
        if (!seen) {
            missing.add("the demo did not show " + what);
        }
    }
}
