/** A repeatable even draw in [0, 1): Lehmer's generator (Park and Miller 1988). */
export function lehmer(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
    };
}
