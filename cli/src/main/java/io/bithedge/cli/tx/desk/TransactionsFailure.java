package io.bithedge.cli.tx.desk;

/** What an operator has to be told in one sentence. */
final class TransactionsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionsFailure(String message) {
        super(message);
    }
}
