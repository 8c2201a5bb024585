package dev.touchline.engine.heat;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one object has been, and the views of it that are read. A sample owns the time to the next one, half a second at most;
 * its class is that of the frame that opened it. Engine thread only; a sample costs the same whatever is read.
 */
final class ObjectHeat {
    /** The most time that one sample owns, us. */
    static final long LONGEST_DWELL_US = 500_000;

    private final List<HeatView> views = new ArrayList<>(2);
    private final Atoms atoms;
    private final RunLog log;
    private boolean open;
    private int openAtom;
    private int openClass;
    private long loggedToUs;
    private long ownsUntilUs;

    ObjectHeat(final Atoms atoms, final ChunkPool pool, final int mostBytes) {
        this.atoms = atoms;
        log = new RunLog(pool, mostBytes);
    }

    /** Logs the open sample's time up to an instant. */
    void settle(final long nowUs) {
        final long toUs = Math.min(nowUs, ownsUntilUs);
        if (open && toUs > loggedToUs) {
            log.add(loggedToUs, toUs, openAtom, openClass);
            loggedToUs = toUs;
        }
    }

    /** Logs up to an instant and opens a sample there. */
    void sample(final long nowUs, final int atom, final int playClass) {
        settle(nowUs);
        open = true;
        openAtom = atom;
        openClass = playClass;
        loggedToUs = nowUs;
        ownsUntilUs = nowUs + LONGEST_DWELL_US;
    }

    /** A view as of an instant; made when it is first asked for, from the log. */
    HeatView view(final int grid, final HeatWindow window, final int mask, final long fromUs, final long nowUs) {
        settle(nowUs);
        HeatView found = null;
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).is(grid, window, mask)) {
                found = views.get(i);
            }
        }
        if (found != null && !found.isCurrent()) {
            views.remove(found);
            found = null;
        }
        if (found == null) {
            found = new HeatView(atoms, log, grid, window, mask, fromUs);
            views.add(found);
        }
        found.moveTo(fromUs, nowUs);
        return found;
    }

    /** Drops the views that were not read since an instant. */
    void dropViewsUnreadSince(final long instantUs) {
        for (int i = views.size() - 1; i >= 0; i--) {
            if (views.get(i).readUs() < instantUs) {
                views.remove(i);
            }
        }
    }

    void dropViews() {
        views.clear();
    }

    /** Exchanges with another object what happened since an instant. */
    void swapFrom(final ObjectHeat other, final long sinceUs) {
        dropViews();
        other.dropViews();
        final RunList mine = log.cutFrom(sinceUs);
        other.log.cutFrom(sinceUs).appendTo(log);
        mine.appendTo(other.log);
        final boolean wasOpen = open;
        final int atom = openAtom;
        final int playClass = openClass;
        final long logged = loggedToUs;
        final long owns = ownsUntilUs;
        takeOpen(other);
        other.open = wasOpen;
        other.openAtom = atom;
        other.openClass = playClass;
        other.loggedToUs = logged;
        other.ownsUntilUs = owns;
    }

    /** Takes from another object what happened since an instant, where this one has nothing itself. */
    void mergeFrom(final ObjectHeat other, final long sinceUs, final long nowUs) {
        dropViews();
        other.dropViews();
        log.cutFrom(sinceUs).appendTo(log, other.log.cutFrom(sinceUs));
        if (other.open && (!open || ownsUntilUs <= nowUs)) {
            takeOpen(other);
        }
        other.open = false;
    }

    private void takeOpen(final ObjectHeat other) {
        open = other.open;
        openAtom = other.openAtom;
        openClass = other.openClass;
        loggedToUs = other.loggedToUs;
        ownsUntilUs = other.ownsUntilUs;
    }

    long forgottenUs() {
        return log.forgottenUs();
    }

    long viewBytes() {
        long bytes = 0;
        for (final HeatView view : views) {
            bytes += view.memoryBytes();
        }
        return bytes;
    }

    void clear() {
        open = false;
        loggedToUs = 0;
        ownsUntilUs = 0;
        log.clear();
        views.clear();
    }

    void save(final StateWriter out) {
        out.putBoolean(open);
        out.putInt(openAtom);
        out.putInt(openClass);
        out.putLong(loggedToUs);
        out.putLong(ownsUntilUs);
        log.save(out);
    }

    void load(final StateReader in) {
        views.clear();
        open = in.getBoolean();
        openAtom = in.getInt();
        openClass = in.getInt();
        loggedToUs = in.getLong();
        ownsUntilUs = in.getLong();
        log.load(in);
    }
}
