package io.bithedge.submitter.value;

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
 * (command)    INTENT        a filler: a nonce below others has to be used up
 * ACCEPTED     PREFLIGHTED   the node says what it would do; INTENT follows in the same commit
 * ACCEPTED     DROPPED       the contract would undo it, or newer observations came
 * ACCEPTED     PARKED        it would do something else, the day's fees are spent, or an operator says so
 * PREFLIGHTED  INTENT        nonce, fee and every byte but the signature are durable
 * INTENT       SIGNED        the signer answered
 * INTENT       PARKED        the signer refused; the nonce is free again, or the bytes before it stand
 * INTENT       ACCEPTED      the signer refused several commands together: each is tried alone
 * INTENT       MINED         the bytes that it was to replace are in a block; also ABORTED
 * INTENT       ABORTED
 * INTENT       REPLACED      its nonce is lost for good
 * INTENT       FINAL         a filler whose older bytes used the nonce
 * SIGNED       POSTED        a node took the bytes
 * POSTED       IN_MEMPOOL    seen in a mempool; also what was never heard to be taken
 * SIGNED       IN_MEMPOOL
 * ROLLED_BACK  IN_MEMPOOL
 * IN_MEMPOOL   POSTED        a node forgot it; posted again
 * (bound)      REPLACED      other bytes take the nonce, or have taken it for good; what follows is in the same commit
 * REPLACED     INTENT        the same call for more fee
 * REPLACED     ACCEPTED      the nonce is lost: a new one has to be found
 * REPLACED     DROPPED       the nonce is filled, and no node would have the call
 * REPLACED     PARKED        the nonce is filled, and an operator had parked it
 * (bound)      PARKED        the fee may not rise any more (posted on); or nobody would have it, or an operator said so: a filler takes the nonce
 * (bound)      MINED         seen in a block
 * (bound)      ABORTED       seen in a block, undone by the contract or a post-condition; the end when the block is final
 * (bound)      FINAL         a filler: its nonce is used in a final block, and the watcher does not show transfers
 * MINED        FINAL         the block is final
 * MINED        ROLLED_BACK   the block is gone
 * MINED        ABORTED       mined again elsewhere with another end; also the other way round
 * ABORTED      MINED
 * ABORTED      ROLLED_BACK
 * MINED        INTENT        the block is gone, and the newest bytes were not signed yet; also from ABORTED
 * ABORTED      INTENT
 * ROLLED_BACK  POSTED        the same bytes again
 * PARKED       ACCEPTED      resumed, bound to no nonce
 * PARKED       DROPPED       bound to no nonce, and newer observations came
 * PARKED       POSTED        resumed, still bound
 * PARKED       INTENT        resumed, a filler that was refused by the signer
 * </pre>
 *
 * "Bound" are SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK and PARKED with bytes. A record that says something new about a transaction that stays
 * where it is repeats its state. The simulation checks that nothing else happens.
 */
public enum TransactionState {
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
    /** Never in a block and never will be. Nothing follows. */
    DROPPED,
    /** In a block and undone there. The nonce is used. */
    ABORTED,
    /** Its block was rolled back; the same bytes are posted again. */
    ROLLED_BACK,
    /** Waits for an operator, or for a reason named in it. */
    PARKED;

    private static final Set<TransactionState> POSTING = EnumSet.of(SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK);
    private static final Set<TransactionState> LANDED = EnumSet.of(MINED, ABORTED, FINAL);

    /** Bound to a nonce, in no block, its bytes are to be posted. PARKED is decided by its cause. */
    public boolean isPosting() {
        return POSTING.contains(this);
    }

    /** In a block. */
    public boolean isLanded() {
        return LANDED.contains(this);
    }
}
