package io.bithedge.submitter;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a transaction stands. What moves it is either our own step, stored before it is acted upon, or what the watcher saw; only the
 * watcher moves it to MINED and beyond.
 *
 * <pre>
 * from         to            because
 * (command)    ACCEPTED      it is new and can become a call
 * (command)    DROPPED       no call can be made of it, or nobody here signs for its role
 * ACCEPTED     PREFLIGHTED   the node says what it would do; INTENT follows in the same commit
 * ACCEPTED     DROPPED       the contract would undo it
 * ACCEPTED     PARKED        it would do something else, the day's fees are spent, or an operator says so
 * PREFLIGHTED  INTENT        nonce, fee and every byte but the signature are durable
 * INTENT       SIGNED        the signer answered
 * INTENT       PARKED        the signer refused; the nonce is free again, or the bytes before it stand
 * SIGNED       POSTED        a node took the bytes
 * SIGNED       DROPPED       every node refuses them for good; the nonce is free again
 * POSTED       IN_MEMPOOL    seen in a mempool
 * IN_MEMPOOL   POSTED        a node forgot it; posted again
 * (bound)      REPLACED      other bytes take the nonce: INTENT (more fee) or ACCEPTED (nonce lost for good) follows in the same commit;
 *                            the end of a filler that was not needed
 * (bound)      PARKED        the fee may not rise any more (posted on), or the nonce went to a filler (not posted)
 * (bound)      MINED         seen in a block
 * (bound)      ABORTED       seen in a block, undone by the contract or a post-condition; the end when the block is final
 * MINED        FINAL         the block is final
 * MINED        ROLLED_BACK   the block is gone; also from ABORTED
 * ROLLED_BACK  POSTED        the same bytes again
 * PARKED       ACCEPTED      resumed, bound to no nonce
 * PARKED       POSTED        resumed, still bound
 * PARKED       DROPPED       its nonce was filled, and no node would have it
 * </pre>
 *
 * "Bound" are SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK and PARKED with bytes.
 */
public enum Phase {
    /** Known, waiting for its turn. Not bound to a nonce. */
    ACCEPTED,
    /** Asked about; never the last record of a command. */
    PREFLIGHTED,
    /** Nonce and fee are durable; the signature is not. A restart asks the signer for the same bytes. */
    INTENT,
    /** Bytes and txid are durable; no node has said that it took them. */
    SIGNED,
    /** A node took the bytes. They are posted again until the watcher sees them in a block. */
    POSTED,
    /** Seen in a mempool; posted again now and then, for mempools forget. */
    IN_MEMPOOL,
    /** The watcher saw it in a block that is not final. */
    MINED,
    /** In a final block. Nothing follows. */
    FINAL,
    /** Other bytes took its nonce. */
    REPLACED,
    /** Never in a block and never will be, as far as nodes say. Nothing follows unless one mines it after all. */
    DROPPED,
    /** In a block and undone there. The nonce is used. */
    ABORTED,
    /** Its block was rolled back; the same bytes are posted again. */
    ROLLED_BACK,
    /** Waits for a person, or for a reason named in it. */
    PARKED;

    private static final Set<Phase> POSTING = EnumSet.of(SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK);
    private static final Set<Phase> LANDED = EnumSet.of(MINED, ABORTED, FINAL);

    /** Bound to a nonce, in no block, its bytes are to be posted. PARKED is decided by its cause. */
    boolean isPosting() {
        return POSTING.contains(this);
    }

    /** In a block. */
    public boolean isLanded() {
        return LANDED.contains(this);
    }
}
