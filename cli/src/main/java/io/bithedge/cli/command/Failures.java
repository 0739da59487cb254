package io.bithedge.cli.command;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.stacks.client.ClientException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence and a status; a stack trace only for what nobody expected. */
public final class Failures implements IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
        line.getErr().println("bithedge: " + sentence(failure));
        if (failure instanceof PartFailedException
                || failure instanceof ChainFailure
                || failure instanceof ClientException) {
            return FAILED;
        }
        if (failure instanceof IllegalArgumentException) {
            return WRONG_USE;
        }
        failure.printStackTrace(line.getErr());
        return FAILED;
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
