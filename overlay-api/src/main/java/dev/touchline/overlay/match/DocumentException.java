package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import java.util.List;

/** A request of the control plane that cannot be done; nothing was changed. */
public final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldFault> faults;

    /** A refusal with one reason. */
    public DocumentException(final ErrorCode code, final String detail) {
        this(code, detail, List.of());
    }

    /** A refusal with the faults of a document. */
    public DocumentException(final ErrorCode code, final String detail, final List<FieldFault> faults) {
        super(detail);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** Refuses a document that has faults. */
    static void refuse(final List<FieldFault> faults, final String detail) {
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, detail, faults);
        }
    }

    /** What kind of refusal. */
    public ErrorCode code() {
        return code;
    }

    /** The document's faults; empty when it is not about a document. */
    public List<FieldFault> faults() {
        return faults == null ? List.of() : faults;
    }
}
