package dev.touchline.feeds;

/**
 * One line of a team sheet. Immutable; any thread.
 *
 * @param objectId the roster slot, 1 to 63: {@link ObjectIds}
 * @param number the shirt number, 0 when unknown
 * @param name as shown to viewers
 * @param position the role, such as {@code GK} or {@code CB}; empty when unknown
 */
public record PlayerEntry(int objectId, int number, String name, String position) {
    /** Refuses an id that is no roster slot. */
    public PlayerEntry {
        if (!ObjectIds.isRosterSlot(objectId)) {
            throw new IllegalArgumentException("not a roster slot: objectId=" + objectId + ", range=1-63");
        }
    }
}
