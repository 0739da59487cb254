package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import java.io.IOException;

/** A service says itself whether it is ready, and why not; {@code url} is where it listens. */
record ReadyRoute(String url) implements Part.Readiness {
    private static final int DOWN = 503;

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return HttpProbe.answersOk(url + "/ready");
    }

    @Override
    public boolean standsStill() {
        try {
            return HttpProbe.get(url + "/health").statusCode() == DOWN;
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isThere() throws IOException, InterruptedException {
        return HttpProbe.get(url + "/health").statusCode() > 0;
    }

    @Override
    public String reason() {
        String ready = url + "/ready";
        try {
            return "%s says %s".formatted(ready, HttpProbe.get(ready).body().strip());
        } catch (IOException silent) {
            return ready + " does not answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
