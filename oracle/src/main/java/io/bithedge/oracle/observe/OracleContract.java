package io.bithedge.oracle.observe;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.observe.OnChain.Entry;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price oracle as a submitter sees it, read from a node. Source: v2/price-oracle.clar. */
final class OracleContract {
    private final NodeClient node;
    private final Principal.Contract contract;

    /** One item of {@code submit-prices}; {@code observedAt}: seconds. */
    record Item(Asset asset, long priceE8, long observedAt) {
        private ClarityValue value() {
            return ClarityValue.tuple(Map.of(
                    "asset", ClarityValue.ascii(asset.name()),
                    "price", ClarityValue.uint(priceE8),
                    "observed-at", ClarityValue.uint(observedAt)));
        }
    }

    OracleContract(NodeClient node, Principal.Contract contract) {
        this.node = node;
        this.contract = contract;
    }

    OnChain read(Asset asset, Principal submitter, long burnHeight) {
        return new OnChain(
                burnHeight,
                entry("get-price", ClarityValue.ascii(asset.name())),
                entry("get-observation", ClarityValue.ascii(asset.name()), ClarityValue.principal(submitter)));
    }

    private Optional<Entry> entry(String function, ClarityValue... arguments) {
        return switch (node.callRead(contract, function, Arrays.asList(arguments), contract)) {
            case CallReadResult.Returned(ClarityValue value) ->
                ClarityView.of(value)
                        .asOptional()
                        .map(found -> new Entry(
                                found.uintLong("price"), found.uintLong("height"), found.uintLong("observed-at")));
            case CallReadResult.Failed(String cause) ->
                throw new IllegalStateException("%s#%s cannot be read: %s".formatted(contract, function, cause));
        };
    }

    /** It moves nothing, and may move nothing. */
    TransactionBuilder submit(List<Item> items, Network network, long chainId) {
        List<ClarityValue> values = items.stream().map(Item::value).toList();
        return TransactionBuilder.contractCall(network, contract, "submit-prices", List.of(ClarityValue.list(values)))
                .withChainId(chainId)
                .withPostConditions(PostConditionMode.DENY, List.of());
    }
}
