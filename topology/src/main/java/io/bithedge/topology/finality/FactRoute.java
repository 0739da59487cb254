package io.bithedge.topology.finality;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.ExposureFact;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.NumberOutOfRange;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.schemas.avro.OracleFact;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.ProviderFact;
import io.bithedge.schemas.avro.ProviderRecord;
import io.bithedge.schemas.avro.RegistryFact;
import io.bithedge.schemas.avro.RegistryRecord;
import io.bithedge.schemas.avro.RoleAnnounced;
import io.bithedge.schemas.avro.RoleApplied;
import io.bithedge.schemas.avro.RoleVetoed;
import io.bithedge.schemas.avro.RolesInitialised;
import io.bithedge.schemas.avro.SubmitterRemoved;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultFact;
import io.bithedge.schemas.avro.VaultRecord;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** To which fact topics a contract's event goes, and under which key. */
final class FactRoute {
    private FactRoute() {}

    record Routed(String sink, String key, SpecificRecord value) {}

    /** Empty when no contract of ours has that name, or no fold can use the event. */
    static List<Routed> of(ContractEvent event) {
        if (event.getEvent() instanceof NumberOutOfRange) {
            return List.of();
        }
        String contract = event.getContract();
        return switch (contract.substring(contract.lastIndexOf('.') + 1)) {
            case "liquidity-pool-vault" -> ofVault(event);
            case "policy-registry" -> ofRegistry(event);
            case "price-oracle" -> ofOracle(event);
            case "pool-roles" -> ofRoles(event);
            default -> List.of();
        };
    }

    private static List<Routed> ofVault(ContractEvent event) {
        return switch (event.getEvent()) {
            case FundsDeposited f -> both(event, f.getToken(), f.getTier(), f.getProvider());
            case ExitRequested f -> both(event, f.getToken(), f.getTier(), f.getProvider());
            case FundsWithdrawn f -> both(event, f.getToken(), f.getTier(), f.getProvider());
            case EpochOpened f -> both(event, f.getToken(), f.getTier(), Keys.ALL);
            case EpochProposed f -> List.of(vault(bookKey(f.getToken(), f.getTier()), event));
            case OpeningVetoed f -> List.of(vault(bookKey(f.getToken(), f.getTier()), event));
            case BookClosed f -> List.of(vault(bookKey(f.getToken(), f.getTier()), event));
            case CollateralLocked f -> ofPolicy(event, BookIdMapper.id(f.getToken(), f.getTier()), f.getPolicyId());
            case PolicySettled f -> ofPolicy(event, BookIdMapper.id(f.getToken(), f.getTier()), f.getPolicyId());
            case PolicyVoided f -> ofPolicy(event, BookIdMapper.id(f.getToken(), f.getTier()), f.getPolicyId());
            default -> List.of(vault(Keys.ALL, event));
        };
    }

    private static String bookKey(Token token, Tier tier) {
        return BookIdMapper.id(token, tier).toString();
    }

    /** Roles and the pause concern every book; who submits prices concerns the oracle too. */
    private static List<Routed> ofRoles(ContractEvent event) {
        boolean isOfOracle = switch (event.getEvent()) {
            case RolesInitialised f -> true;
            case SubmitterRemoved f -> true;
            case RoleAnnounced f -> isSubmitter(f.getRole());
            case RoleVetoed f -> isSubmitter(f.getRole());
            case RoleApplied f -> isSubmitter(f.getRole());
            default -> false;
        };
        return isOfOracle ? List.of(vault(Keys.ALL, event), oracle(Keys.ALL, event)) : List.of(vault(Keys.ALL, event));
    }

    private static boolean isSubmitter(String role) {
        return role.equals("submitter");
    }

    /** What the vault did for a policy stands among its facts too: the registry must say the same. And it is exposure of the book. */
    private static List<Routed> ofPolicy(ContractEvent event, BookId book, long policyId) {
        return List.of(
                vault(book.toString(), event),
                registry(Long.toString(policyId), event),
                exposure(book.toString(), event));
    }

    private static List<Routed> both(ContractEvent event, Token token, Tier tier, String providerKey) {
        ProviderFact fact = new ProviderFact(event.getPosition(), event.getEvent());
        return List.of(
                vault(BookIdMapper.id(token, tier).toString(), event),
                new Routed(StoreNames.PROVIDER_SINK, providerKey, new ProviderRecord(fact)));
    }

    /** The terms of a policy also go to its book: what the book may have to pay is folded there, in chain order. */
    private static List<Routed> ofRegistry(ContractEvent event) {
        Routed registry = registry(registryKey(event.getEvent()), event);
        return event.getEvent() instanceof PolicyCreated f
                ? List.of(
                        registry,
                        exposure(BookIdMapper.id(f.getToken(), f.getTier()).toString(), event))
                : List.of(registry);
    }

    /** Recorded prices also go to every policy and book partition: they are seen there in their place among the facts. */
    private static List<Routed> ofOracle(ContractEvent event) {
        return switch (event.getEvent()) {
            case PriceRecorded f ->
                List.of(oracle(f.getAsset().name(), event), registry(Keys.ALL, event), exposure(Keys.ALL, event));
            case PriceObserved f -> List.of(oracle(f.getAsset().name(), event));
            default -> List.of(oracle(Keys.ALL, event));
        };
    }

    private static String registryKey(Object event) {
        return switch (event) {
            case PolicyCreated f -> Long.toString(f.getPolicyId());
            case ActivationRequested f -> Long.toString(f.getPolicyId());
            case ActivationLapsed f -> Long.toString(f.getPolicyId());
            case PolicyClosed f -> Long.toString(f.getPolicyId());
            case ItemFailed f -> Long.toString(f.getPolicyId());
            default -> Keys.ALL;
        };
    }

    private static Routed vault(String key, ContractEvent event) {
        return new Routed(
                StoreNames.VAULT_SINK, key, new VaultRecord(new VaultFact(event.getPosition(), event.getEvent())));
    }

    private static Routed registry(String key, ContractEvent event) {
        return new Routed(
                StoreNames.REGISTRY_SINK,
                key,
                new RegistryRecord(new RegistryFact(event.getPosition(), event.getEvent())));
    }

    private static Routed exposure(String key, ContractEvent event) {
        return new Routed(
                StoreNames.EXPOSURE_EVENTS_SINK,
                key,
                new ExposureFactRecord(new ExposureFact(event.getPosition(), event.getEvent())));
    }

    private static Routed oracle(String key, ContractEvent event) {
        return new Routed(
                StoreNames.ORACLE_SINK, key, new OracleRecord(new OracleFact(event.getPosition(), event.getEvent())));
    }
}
