package dev.touchline.engine.debs;

/**
 * Spans of possession from one contact to the next, oldest first, in a ring; when it is full the oldest is pushed out before
 * its time. Spans are named by their ordinal, which only grows. One thread; allocates nothing after it was made.
 */
final class ContactLog {
    /** 54 hits a second for 20 minutes. */
    private static final int MOST = 1 << 16;

    private final long[] startPs = new long[MOST];
    private final long[] endPs = new long[MOST];
    private final byte[] team = new byte[MOST];
    private long next;

    void add(final long fromPs, final long toPs, final int ofTeam) {
        final int at = index(next++);
        startPs[at] = fromPs;
        endPs[at] = toPs;
        team[at] = (byte) ofTeam;
    }

    boolean isFull(final long oldest) {
        return next - oldest == MOST;
    }

    long next() {
        return next;
    }

    long startPs(final long ordinal) {
        return startPs[index(ordinal)];
    }

    long endPs(final long ordinal) {
        return endPs[index(ordinal)];
    }

    int team(final long ordinal) {
        return team[index(ordinal)];
    }

    private static int index(final long ordinal) {
        return (int) ordinal & (MOST - 1);
    }

    /** Possession of both teams over one sliding window of the log. */
    static final class Window {
        private final ContactLog log;
        private final long lengthPs;
        private final long[] possessionPs = new long[2];
        private long oldest;
        private long fromPs = Long.MIN_VALUE;

        Window(final ContactLog log, final long lengthPs) {
            this.log = log;
            this.lengthPs = lengthPs;
        }

        /** Counts the part in the window of a span that is about to be added. */
        void add(final long startPs, final long endPs, final int team) {
            if (log.isFull(oldest)) {
                remove(oldest, Long.MAX_VALUE);
                oldest++;
            }
            possessionPs[team] += Math.max(0, endPs - Math.max(startPs, fromPs));
        }

        /** Moves the window's end to an instant of game time. */
        void advanceTo(final long nowPs) {
            final long newFromPs = nowPs - lengthPs;
            while (oldest < log.next() && log.startPs(oldest) < newFromPs) {
                remove(oldest, newFromPs);
                if (log.endPs(oldest) > newFromPs) {
                    break;
                }
                oldest++;
            }
            fromPs = newFromPs;
        }

        private void remove(final long span, final long beforePs) {
            final long from = Math.max(log.startPs(span), fromPs);
            final long to = Math.min(log.endPs(span), beforePs);
            possessionPs[log.team(span)] -= Math.max(0, to - from);
        }

        long possessionPs(final int team) {
            return possessionPs[team];
        }
    }
}
