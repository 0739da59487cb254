package io.bithedge.api.providers;

import io.bithedge.ledger.unit.Epoch;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import java.util.ArrayList;
import java.util.List;

/** Epochs of a provider that follow one another: what was sold in between, while he had no weight, is not looked through. */
final class CarriedRuns {
    private CarriedRuns() {}

    /** Newest first; of those that are at or below {@code last}. */
    static List<SoldIn> upTo(Epoch last, ProviderBook book) {
        List<SoldIn> runs = new ArrayList<>();
        for (CarriedEpoch carried : book.epochs().reversed()) {
            Epoch epoch = carried.epoch();
            if (epoch.compareTo(last) > 0) {
                continue;
            }
            if (!runs.isEmpty() && runs.getLast().from().value() == epoch.value() + 1) {
                runs.set(
                        runs.size() - 1,
                        new SoldIn(book.book(), epoch, runs.getLast().to()));
            } else {
                runs.add(new SoldIn(book.book(), epoch, epoch));
            }
        }
        return runs;
    }
}
