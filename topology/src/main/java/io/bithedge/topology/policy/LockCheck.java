package io.bithedge.topology.policy;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultLock;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Two contracts speak of every policy: the vault locks and settles, the registry creates and closes. What they say must be the same. The
 * vault speaks first, in the same transaction. Source: docs/domain.md 9; policy-registry#create-policy, #process-expirations.
 */
final class LockCheck {
    private static final String VOID = "void, the premium went back";

    private final KeyValueStore<String, VaultLock> locks;
    private final Consumer<Incident> incidents;

    LockCheck(KeyValueStore<String, VaultLock> locks, Consumer<Incident> incidents) {
        this.locks = locks;
        this.incidents = incidents;
    }

    void locked(CollateralLocked fact) {
        String key = Keys.padded(fact.getPolicyId());
        if (locks.get(key) == null) {
            locks.put(key, VaultLock.newBuilder().setLock(fact).build());
        }
    }

    void settled(PolicySettled fact) {
        String key = Keys.padded(fact.getPolicyId());
        VaultLock known = locks.get(key);
        if (known != null) {
            locks.put(key, VaultLock.newBuilder(known).setSettled(fact).build());
        }
    }

    void voided(PolicyVoided fact) {
        String key = Keys.padded(fact.getPolicyId());
        VaultLock known = locks.get(key);
        if (known != null) {
            locks.put(key, VaultLock.newBuilder(known).setVoided(fact).build());
        }
    }

    /** What the vault said when it locked for a live policy. */
    Optional<CollateralLocked> lockOf(long policyId) {
        return Optional.ofNullable(locks.get(Keys.padded(policyId))).map(VaultLock::getLock);
    }

    void created(PolicyCreated fact, EventPosition at) {
        VaultLock known = locks.get(Keys.padded(fact.getPolicyId()));
        String terms = terms(BookIdMapper.id(fact.getToken(), fact.getTier()), fact.getCollateral(), fact.getPremium());
        String locked = known == null ? "no lock" : terms(known.getLock());
        if (!terms.equals(locked)) {
            report("LOCK_DIFFERS", fact.getPolicyId(), fact.getToken(), at, terms, locked);
        }
    }

    /** The lock is free: its row goes. */
    void closed(PolicyClosed fact, Token token, EventPosition at) {
        String key = Keys.padded(fact.getPolicyId());
        VaultLock known = locks.delete(key);
        String told = fact.getStatus() == PolicyStatus.VOID ? VOID : payout(fact.getPayout());
        String done = known == null ? "no settlement" : end(known);
        if (!done.equals(told)) {
            report("SETTLEMENT_DIFFERS", fact.getPolicyId(), token, at, told, done);
        }
    }

    private static String end(VaultLock lock) {
        if (lock.getVoided() != null) {
            return VOID;
        }
        return lock.getSettled() == null
                ? "no settlement"
                : payout(lock.getSettled().getPayout());
    }

    private void report(String code, long policyId, Token token, EventPosition at, String registry, String vault) {
        String subject = "policy " + policyId;
        String message = "%s: the registry says %s, the vault says %s".formatted(subject, registry, vault);
        incidents.accept(Incidents.ofFact(
                StoreNames.POLICY, new Incidents.Disagreement(code, subject, message, registry, vault), token, at));
    }

    /** The registry's premium is what the buyer pays: the vault's, and its fee. */
    private static String terms(CollateralLocked lock) {
        return terms(
                BookIdMapper.id(lock.getToken(), lock.getTier()),
                lock.getCollateral(),
                Math.addExact(lock.getPremium(), lock.getFee()));
    }

    private static String terms(BookId book, long collateral, long premium) {
        return "%s, collateral %d, premium %d".formatted(book, collateral, premium);
    }

    private static String payout(long payout) {
        return "payout " + payout;
    }
}
