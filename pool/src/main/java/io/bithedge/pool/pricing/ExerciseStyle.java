package io.bithedge.pool.pricing;

/** AMERICAN: the owner may activate before expiration. EUROPEAN: only at expiration. */
public enum ExerciseStyle {
    AMERICAN,
    EUROPEAN
}
