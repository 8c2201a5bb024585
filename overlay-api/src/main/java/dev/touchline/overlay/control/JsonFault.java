package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "is not " + wanted(mismatch.getTargetType());
        }
        return firstLine(fault);
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

    /** What the parser says, without where in the program. */
    static String firstLine(final JsonProcessingException fault) {
        return fault.getOriginalMessage().lines().findFirst().orElse("");
    }
}
