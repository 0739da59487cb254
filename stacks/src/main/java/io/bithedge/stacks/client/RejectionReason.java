package io.bithedge.stacks.client;

import java.util.Arrays;

/** Why a node refused a transaction. The name on the wire is kept beside, see {@link Rejection}. */
public enum RejectionReason {
    SERIALIZATION("Serialization"),
    DESERIALIZATION("Deserialization"),
    SIGNATURE_VALIDATION("SignatureValidation"),
    FEE_TOO_LOW("FeeTooLow"),
    BAD_NONCE("BadNonce"),
    NOT_ENOUGH_FUNDS("NotEnoughFunds"),
    NO_SUCH_CONTRACT("NoSuchContract"),
    NO_SUCH_PUBLIC_FUNCTION("NoSuchPublicFunction"),
    BAD_FUNCTION_ARGUMENT("BadFunctionArgument"),
    CONTRACT_ALREADY_EXISTS("ContractAlreadyExists"),
    CONFLICTING_NONCE_IN_MEMPOOL("ConflictingNonceInMempool"),
    TOO_MUCH_CHAINING("TooMuchChaining"),
    TRANSFER_RECIPIENT_CANNOT_EQUAL_SENDER("TransferRecipientCannotEqualSender"),
    TRANSFER_AMOUNT_MUST_BE_POSITIVE("TransferAmountMustBePositive"),
    BAD_ADDRESS_VERSION_BYTE("BadAddressVersionByte"),
    BAD_TRANSACTION_VERSION("BadTransactionVersion"),
    ESTIMATOR_ERROR("EstimatorError"),
    TEMPORARILY_BLACKLISTED("TemporarilyBlacklisted"),
    SERVER_FAILURE_NO_SUCH_CHAIN_TIP("ServerFailureNoSuchChainTip"),
    SERVER_FAILURE_DATABASE("ServerFailureDatabase"),
    SERVER_FAILURE_OTHER("ServerFailureOther"),
    NO_COINBASE_VIA_MEMPOOL("NoCoinbaseViaMempool"),
    NO_TENURE_CHANGE_VIA_MEMPOOL("NoTenureChangeViaMempool"),
    /** A reason this version does not know, or an answer that gives none. */
    UNKNOWN("");

    private final String wireName;

    RejectionReason(String wireName) {
        this.wireName = wireName;
    }

    static RejectionReason ofWireName(String name) {
        return Arrays.stream(values())
                .filter(reason -> !reason.wireName.isEmpty() && reason.wireName.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
