package io.bithedge.cli.tx.desk;

/** A failure in one sentence for the operator. */
final class TransactionsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionsFailure(String message) {
        super(message);
    }
}
