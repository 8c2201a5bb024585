package dev.touchline.overlay.analysis;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an operator says about whose track is whose, as {@code POST /matches/{id}/identities} takes it. Immutable; any thread.
 *
 * @param operation {@code swap}, {@code merge} or {@code rename}
 * @param object the one object's id
 * @param other the other's: with {@code merge} and {@code rename}, who it is
 * @param sinceUs from when on, us UTC of capture
 */
public record IdentityDocument(String operation, Integer object, Integer other, Long sinceUs) {
    private static final Map<String, IdentityChange.Kind> OPERATIONS = Map.of(
            "swap", IdentityChange.Kind.SWAP,
            "merge", IdentityChange.Kind.MERGE,
            "rename", IdentityChange.Kind.RENAME);
    private static final int LAST_OBJECT = 127;

    /** What was said, as it was said. */
    static IdentityDocument of(final IdentityChange change) {
        return new IdentityDocument(
                change.kind().name().toLowerCase(Locale.ROOT), change.objectId(), change.otherId(), change.sinceUs());
    }

    /** The change that it states; throws {@link DocumentException} with all its faults. */
    public IdentityChange change() {
        final List<FieldFault> faults = new ArrayList<>();
        if (operation == null || !OPERATIONS.containsKey(operation)) {
            faults.add(new FieldFault("operation", "is not swap, merge or rename: value=" + operation));
        }
        check(faults, "object", object);
        check(faults, "other", other);
        if (object != null && object.equals(other)) {
            faults.add(new FieldFault("other", "is the same object: value=" + other));
        }
        if (sinceUs == null || sinceUs < 0) {
            faults.add(new FieldFault("sinceUs", "is not an instant: value=" + sinceUs));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(
                    ErrorCode.INVALID, "identity change has faults: count=" + faults.size(), faults);
        }
        return new IdentityChange(OPERATIONS.get(operation), object, other, sinceUs);
    }

    private static void check(final List<FieldFault> faults, final String field, final Integer objectId) {
        if (objectId == null || objectId < 1 || objectId > LAST_OBJECT) {
            faults.add(new FieldFault(field, "is not 1 to " + LAST_OBJECT + ": value=" + objectId));
        }
    }
}
