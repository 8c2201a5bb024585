package dev.touchline.feeds.play;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class RecordingListener implements PlayListener {
    final List<Integer> sessions = new ArrayList<>();
    final List<String> lags = new ArrayList<>();

    @Override
    public void onSessionStarted(final int loop, final int session) {
        sessions.add(session);
    }

    @Override
    public void onBehindSchedule(final long lagNs, final long frames) {
        lags.add("lagMs=" + lagNs / 1_000_000 + ", frames=" + frames);
    }
}
