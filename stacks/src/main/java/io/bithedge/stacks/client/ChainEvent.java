package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;
import java.util.function.Predicate;

/** One effect of a transaction. The ordinal counts from 0 within the transaction. */
public sealed interface ChainEvent {
    Txid txid();

    long ordinal();

    /** What a contract printed, as consensus bytes. */
    record ContractLog(Txid txid, long ordinal, String contractId, String topic, Bytes value) implements ChainEvent {}

    /** Micro-STX moved. */
    record Stx(Txid txid, long ordinal, Movement movement, BigInteger amount) implements ChainEvent {}

    record Fungible(Txid txid, long ordinal, String assetId, Movement movement, BigInteger amount)
            implements ChainEvent {}

    record NonFungible(Txid txid, long ordinal, String assetId, Movement movement, Bytes value) implements ChainEvent {}

    /** An event type that nobody here needs, such as a lock. */
    record Other(Txid txid, long ordinal, String type) implements ChainEvent {}

    /** From whom to whom. */
    sealed interface Movement {
        record Transfer(String sender, String recipient) implements Movement {}

        record Mint(String recipient) implements Movement {}

        record Burn(String sender) implements Movement {}
    }

    /** What a contract printed that is not `told` becomes an event of no content. */
    default ChainEvent told(Predicate<String> told) {
        return this instanceof ContractLog log && !told.test(log.contractId())
                ? new Other(txid(), ordinal(), log.topic())
                : this;
    }

    static ChainEvent of(JsonView json) {
        Txid txid = json.field("tx_id").asTxid();
        long ordinal = json.integer("event_index");
        String type = json.text("event_type");
        return switch (type) {
            case "smart_contract_log" -> {
                JsonView log = json.field("contract_log");
                yield new ContractLog(
                        txid,
                        ordinal,
                        log.text("contract_id"),
                        log.text("topic"),
                        log.field("value").field("hex").asBytes());
            }
            case "stx_asset" -> {
                JsonView asset = json.field("asset");
                yield new Stx(txid, ordinal, movement(asset), asset.amount("amount"));
            }
            case "fungible_token_asset" -> {
                JsonView asset = json.field("asset");
                yield new Fungible(txid, ordinal, asset.text("asset_id"), movement(asset), asset.amount("amount"));
            }
            case "non_fungible_token_asset" -> {
                JsonView asset = json.field("asset");
                yield new NonFungible(
                        txid,
                        ordinal,
                        asset.text("asset_id"),
                        movement(asset),
                        asset.field("value").field("hex").asBytes());
            }
            default -> new Other(txid, ordinal, type);
        };
    }

    /** The form of `extended/v3/transactions/{id}/events`. */
    static ChainEvent ofV3(Txid txid, JsonView json) {
        long ordinal = json.integer("event_index");
        String type = json.text("type");
        return switch (type) {
            case "contract_log" -> {
                JsonView log = json.field(type);
                Bytes value = log.field("value").field("hex").asBytes();
                yield new ContractLog(txid, ordinal, log.text("contract_id"), log.text("topic"), value);
            }
            case "stx_asset" -> {
                JsonView asset = json.field(type);
                yield new Stx(txid, ordinal, movement(asset, asset.text("type")), asset.amount("amount"));
            }
            case "ft_asset" -> {
                JsonView asset = json.field(type);
                Movement movement = movement(asset, asset.text("type"));
                yield new Fungible(txid, ordinal, asset.text("asset_identifier"), movement, asset.amount("amount"));
            }
            case "nft_asset" -> {
                JsonView asset = json.field(type);
                Movement movement = movement(asset, asset.text("type"));
                Bytes value = asset.field("value").field("hex").asBytes();
                yield new NonFungible(txid, ordinal, asset.text("asset_identifier"), movement, value);
            }
            default -> new Other(txid, ordinal, type);
        };
    }

    private static Movement movement(JsonView asset) {
        return movement(asset, asset.text("asset_event_type"));
    }

    private static Movement movement(JsonView asset, String kind) {
        return switch (kind) {
            case "transfer" -> new Movement.Transfer(asset.text("sender"), asset.text("recipient"));
            case "mint" -> new Movement.Mint(asset.text("recipient"));
            case "burn" -> new Movement.Burn(asset.text("sender"));
            default -> throw asset.refuse("asset_event_type", "transfer, mint or burn", kind);
        };
    }
}
