package dev.touchline.feeds.sim;

/**
 * Pseudo-random numbers that are the same on every JVM and in every version: SplitMix64 (Steele, Lea and Flood 2014,
 * figure 17). One thread.
 */
public final class Prng {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** A sequence. */
    public Prng(final long seed) {
        state = seed;
    }

    /** The seed of the n-th of several independent sequences. */
    public static long derive(final long seed, final long n) {
        return new Prng(seed ^ (GOLDEN_GAMMA * (n + 1))).nextLong();
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0 to 1, without 1. */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From {@code low} to {@code high}. */
    public double between(final double low, final double high) {
        return low + (high - low) * uniform();
    }

    /** True with this probability. */
    public boolean chance(final double probability) {
        return uniform() < probability;
    }

    /** About normal, mean 0, deviation 1: twelve uniforms added, so never beyond 6. */
    public double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += uniform();
        }
        return sum;
    }
}
