package io.bithedge.stacks.client;

/** A complete answer. */
record HttpAnswer(String request, int status, String body) {
    private static final int EXCERPT = 200;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    HttpAnswer requireSuccess() {
        if (!isSuccess()) {
            throw new ClientException.UnexpectedStatus(request, status, body);
        }
        return this;
    }

    JsonView json() {
        return JsonView.parse(request, body);
    }

    static String excerpt(String body) {
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "...";
    }
}
