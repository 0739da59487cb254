package io.bithedge.cli.chain;

/** Something that must hold before money is at stake. `words` say what was found, whether it holds or not. */
public record Check(String name, boolean holds, String words) {
    String line() {
        return "%-9s %s: %s".formatted(holds ? "ok" : "REFUSED", name, words);
    }
}
