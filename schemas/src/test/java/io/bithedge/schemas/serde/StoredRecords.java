package io.bithedge.schemas.serde;

import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.BookHeader;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.DuePolicy;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.FeeState;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.HoldState;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.Measured;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyLock;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.schemas.avro.SubmissionState;
import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.VaultLock;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.WatchedTransaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What stores keep. */
final class StoredRecords {
    static final List<Class<? extends SpecificRecord>> ALL = List.of(
            Account.class,
            AccountEntry.class,
            AccountLeaf.class,
            Book.class,
            BookExposure.class,
            BookHeader.class,
            BooksSnapshot.class,
            ChainReading.class,
            ChainRecord.class,
            ContractEvent.class,
            DailyClose.class,
            DuePolicy.class,
            EpochClosing.class,
            EpochTree.class,
            ExpiringCollateral.class,
            ExposureCell.class,
            ExposureRecord.class,
            FeeState.class,
            FirmQuote.class,
            HistoryRow.class,
            HoldState.class,
            Incident.class,
            IncidentLife.class,
            Measured.class,
            OpenPolicy.class,
            OpeningState.class,
            Policy.class,
            PolicyEntry.class,
            PolicyLock.class,
            PoolSnapshot.class,
            PriceRecorded.class,
            PriceTick.class,
            PriceUpdate.class,
            Reconciled.class,
            StageState.class,
            SubmissionState.class,
            TransactionLife.class,
            VaultLock.class,
            Vintage.class,
            VintageRecord.class,
            WatchedTransaction.class);

    private StoredRecords() {}
}
