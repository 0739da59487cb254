package io.bithedge.api.statements;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Statements of what a provider's past says, with the policies that have a part in it. */
@Component
public final class Statements {
    /** Policies of one book that a statement looks through at most. */
    private static final int MOST_POLICIES = 20_000;

    private final PoolViews views;

    Statements(PoolViews views) {
        this.views = views;
    }

    /**
     * Of one book.
     *
     * @throws Problem when the period has too many policies, or they are behind the book
     */
    public Statement of(ProviderPast past, ProviderBook book, StatementRule.Period period) {
        List<SoldPolicy> policies =
                StatementRule.wanted(book, period).map(this::sold).orElseGet(List::of);
        List<SoldPolicy> known = policies.stream()
                .filter(sold -> sold.closing()
                        .filter(closing -> !closing.height().isAfter(past.asOf().height()))
                        .isPresent())
                .toList();
        Statement statement = StatementRule.of(book, period, known);
        if (!statement.isComplete()) {
            throw Problem.notReady("the policies of " + book.book() + " are behind its book, ask again");
        }
        return statement;
    }

    private List<SoldPolicy> sold(SoldIn which) {
        List<SoldPolicy> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<SoldPolicy> page = views.history().sold(which, cursor, Fields.LARGEST_PAGE);
            found.addAll(page.items());
            if (found.size() > MOST_POLICIES) {
                throw tooLong(which.book());
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return found;
    }

    private static Problem tooLong(BookId book) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "PERIOD_TOO_LONG",
                "more than %d policies of %s have a part in this period: ask for a shorter one"
                        .formatted(MOST_POLICIES, book));
    }
}
