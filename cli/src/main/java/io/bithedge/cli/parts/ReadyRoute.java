package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import java.io.IOException;

/** A service says itself whether it is ready, and why not. */
record ReadyRoute(String url) implements Part.Readiness {
    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return HttpProbe.answersOk(url);
    }

    @Override
    public String reason() {
        try {
            return "%s says %s".formatted(url, HttpProbe.get(url).body());
        } catch (IOException silent) {
            return url + " does not answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
