package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Calls a client's listeners so that nothing that they throw reaches the client: it is told to {@link LiveListener#onFault}, and what
 * that throws to nobody. The client's thread.
 */
final class ListenerGuard implements LiveListener {
    private final LiveListener owner;

    ListenerGuard(final LiveListener owner) {
        this.owner = owner;
    }

    /** A subscriber's listener, guarded alike. */
    StreamListener guarded(final StreamListener told) {
        return new StreamListener() {
            @Override
            public void onSubscribed(final JsonNode subscribed, final boolean goesOn) {
                run(() -> told.onSubscribed(subscribed, goesOn));
            }

            @Override
            public void onMessage(final JsonNode message) {
                run(() -> told.onMessage(message));
            }

            @Override
            public void onRefused(final JsonNode refusal) {
                run(() -> told.onRefused(refusal));
            }
        };
    }

    /** Does something; whatever is thrown is told to the owner. */
    void run(final Runnable action) {
        try {
            action.run();
        } catch (final RuntimeException e) {
            onFault(e);
        } catch (final Throwable e) {
            onFault(new IllegalStateException("listener failed: error=" + e, e));
        }
    }

    @Override
    public void onState(final LiveState state) {
        run(() -> owner.onState(state));
    }

    @Override
    public void onHeartbeat(final JsonNode heartbeat) {
        run(() -> owner.onHeartbeat(heartbeat));
    }

    @Override
    public void onControl(final JsonNode control) {
        run(() -> owner.onControl(control));
    }

    @Override
    public void onFault(final RuntimeException fault) {
        try {
            owner.onFault(fault);
        } catch (final Throwable e) {
            // Who is told of faults has one: nobody is left to tell, and the client goes on.
        }
    }
}
