package dev.touchline.engine;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.TrackTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets right whose track is whose, in all that a match's engine knows of it, and remembers what was set right in this epoch. Engine
 * thread only.
 */
final class IdentityCorrections {
    private static final String SECTION = "identity corrections";

    private final List<IdentityChange> made = new ArrayList<>();
    private final IdentityMap identities;
    private final MatchAnalysis analysis;
    private final MatchHeat heat;
    private final TrackTable tracks;
    private final SettledTier settledTier;

    IdentityCorrections(
            final IdentityMap identities,
            final MatchAnalysis analysis,
            final MatchHeat heat,
            final TrackTable tracks,
            final SettledTier settledTier) {
        this.identities = identities;
        this.analysis = analysis;
        this.heat = heat;
        this.tracks = tracks;
        this.settledTier = settledTier;
    }

    /** What was set right in this epoch, in order. */
    List<IdentityChange> made() {
        return List.copyOf(made);
    }

    /**
     * Throws {@link IllegalArgumentException} when a change makes no sense, or its instant is longer ago than what was measured is kept;
     * changes nothing.
     */
    void check(final IdentityChange change) {
        change.applyTo(identities.copy());
        analysis.checkKept(change.objectId(), change.otherId(), change.sinceUs());
    }

    /**
     * Makes those of a list that are not made yet. Where what was measured at the instant is no longer kept, a change is made from
     * now on. Throws {@link IllegalStateException}, having changed nothing, when others were made than these, and
     * {@link IllegalArgumentException}, having made those before it, when one makes no sense.
     *
     * @param nowUs of capture
     */
    void makeAll(final List<IdentityChange> changes, final long nowUs) {
        if (made.size() > changes.size() || !made.equals(changes.subList(0, made.size()))) {
            throw new IllegalStateException(
                    "other identities were corrected than these: made=" + made.size() + ", given=" + changes.size());
        }
        for (final IdentityChange change : changes.subList(made.size(), changes.size())) {
            make(change, nowUs);
            made.add(change);
        }
    }

    private void make(final IdentityChange change, final long nowUs) {
        final int a = change.objectId();
        final int b = change.otherId();
        change.applyTo(identities);
        final long sinceUs = analysis.isKept(a, b, change.sinceUs()) ? change.sinceUs() : nowUs;
        if (change.kind() == IdentityChange.Kind.SWAP) {
            analysis.swapFrom(a, b, sinceUs);
            heat.swapFrom(a, b, sinceUs);
            tracks.exchange(a, b);
            settledTier.exchange(a, b);
        } else {
            analysis.mergeFrom(a, b, sinceUs);
            heat.mergeFrom(a, b, sinceUs);
            tracks.merge(a, b);
            settledTier.merge(a, b);
        }
    }

    /** Every id counts as itself again. */
    void clear() {
        made.clear();
        identities.clear();
    }

    /** Writes its state. */
    void save(final StateWriter out) {
        out.section(SECTION);
        identities.save(out);
        out.putInt(made.size());
        for (final IdentityChange change : made) {
            out.putByte(change.kind().code());
            out.putByte(change.objectId());
            out.putByte(change.otherId());
            out.putLong(change.sinceUs());
        }
    }

    /** Takes the state that {@link #save} wrote; throws {@link IllegalArgumentException} when it is none. */
    void load(final StateReader in) {
        in.section(SECTION);
        identities.load(in);
        made.clear();
        for (int left = in.getCount(IdentityChange.MOST); left > 0; left--) {
            made.add(
                    new IdentityChange(IdentityChange.Kind.of(in.getByte()), in.getByte(), in.getByte(), in.getLong()));
        }
    }
}
