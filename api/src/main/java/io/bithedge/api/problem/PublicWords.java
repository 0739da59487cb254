package io.bithedge.api.problem;

import java.util.regex.Pattern;

/** What parts of ours say to each other, without where they are: everybody reads it. */
public final class PublicWords {
    private static final Pattern URL = Pattern.compile("\\b[a-z][a-z0-9+.-]*://[^\\s,;'\")]+");
    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "/?\\b(?:(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|localhost|kafka|registry|devnet|node|signer|oracle|topology(?:-\\d+)?|chain-watcher|tx-submitter)(?:/[0-9.]+)?:\\d{2,5}\\b");
    private static final Pattern IPV4 = Pattern.compile("/?\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b");
    private static final String SOMEWHERE = "(an address of ours)";

    private PublicWords() {}

    public static String of(String words) {
        String text = URL.matcher(words).replaceAll(SOMEWHERE);
        text = HOST_AND_PORT.matcher(text).replaceAll(SOMEWHERE);
        return IPV4.matcher(text).replaceAll(SOMEWHERE);
    }
}
