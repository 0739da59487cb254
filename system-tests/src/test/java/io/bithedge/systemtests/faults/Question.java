package io.bithedge.systemtests.faults;

import java.util.HexFormat;
import java.util.Random;

/** What the prober asks of an instance. */
sealed interface Question {
    /** What is read or written: the same at every instance. */
    String key();

    Http.Reply ask(String url) throws InterruptedException;

    /** What is on record of a block that is final: it never changes. */
    record Past(String path, long height) implements Question {
        @Override
        public String key() {
            return path + "?at=" + height;
        }

        @Override
        public Http.Reply ask(String url) throws InterruptedException {
            return Http.get(url + key());
        }
    }

    /** What is so now, with the final block that it is as of. */
    record Now(String path) implements Question {
        @Override
        public String key() {
            return path;
        }

        @Override
        public Http.Reply ask(String url) throws InterruptedException {
            return Http.get(url + path);
        }
    }

    /** A firm quote: signed, and written before it is given out. Refused for many good reasons of a market. */
    record Quote(long strikeE8, long expirationHeight) implements Question {
        private static final String BUYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";

        @Override
        public String key() {
            return "quote";
        }

        @Override
        public Http.Reply ask(String url) throws InterruptedException {
            return Http.post(url + "/v1/quotes", """
                    {"policyType":"PUT","strike":"%d","amount":"100000","expirationHeight":%d,"buyer":"%s"}""".formatted(strikeE8, expirationHeight, BUYER));
        }
    }

    /** A wallet's transaction to be followed, one that no chain has: written before it is answered. */
    record Write(String txid) implements Question {
        static Write drawn(Random random) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            return new Write("0x" + HexFormat.of().formatHex(bytes));
        }

        @Override
        public String key() {
            return "write";
        }

        @Override
        public Http.Reply ask(String url) throws InterruptedException {
            return Http.post(url + "/v1/transactions", "{\"txid\":\"%s\"}".formatted(txid));
        }
    }
}
