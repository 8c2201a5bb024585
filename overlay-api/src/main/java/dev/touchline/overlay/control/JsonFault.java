package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Says what is wrong with a value of a body in words of JSON, and none of the program's types. Pure functions. */
final class JsonFault {
    private JsonFault() {}

    /** Why a value is none of its field's. */
    static String reason(final JsonMappingException fault) {
        if (fault instanceof PropertyBindingException unknown && unknown.getKnownPropertyIds() != null) {
            if (unknown.getKnownPropertyIds().isEmpty()) {
                return "is no field of the document, which has none";
            }
            return "is no field of the document: known="
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (fault.getOriginalMessage().startsWith("Trailing token")) {
            return "is followed by something more";
        }
        if (fault.getCause() instanceof InputCoercionException) {
            return "is out of range";
        }
        if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "is not " + wanted(mismatch.getTargetType());
        }
        return "cannot be read";
    }

    private static String wanted(final Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> JsonBody.MAPPER.valueToTree(each).asText())
                            .collect(Collectors.joining(", "));
        } else if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "a whole number";
        } else if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** Where a text stops being JSON, and what is there as far as it is known. */
    static String syntax(final JsonProcessingException fault) {
        final JsonLocation at = fault.getLocation();
        return what(fault) + (at == null ? "" : ": line=" + at.getLineNr() + ", column=" + at.getColumnNr());
    }

    private static String what(final JsonProcessingException fault) {
        if (fault instanceof JsonEOFException) {
            return "it ends too early";
        }
        if (fault instanceof StreamConstraintsException) {
            return "it is nested too deeply, or has too long a text, number or key";
        }
        // The only way to tell it: the library has no type of its own for it.
        return fault.getOriginalMessage().startsWith("Duplicate field")
                ? "a key is given twice"
                : "something else is wanted there";
    }
}
