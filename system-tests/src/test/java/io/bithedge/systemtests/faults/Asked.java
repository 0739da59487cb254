package io.bithedge.systemtests.faults;

/**
 * A question to an instance, and what came of it.
 *
 * @param code empty when it was answered, also by a refusal that is the asker's affair; else why it was not
 */
record Asked(String instance, Question question, long beganNs, long endedNs, String code) {
    boolean isAnswered() {
        return code.isEmpty();
    }

    static String codeOf(Http.Reply reply) {
        if (reply.status() == Http.SILENT) {
            return "silent";
        }
        return reply.status() >= 500 ? reply.code() : "";
    }
}
