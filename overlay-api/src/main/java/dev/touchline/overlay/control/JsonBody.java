package dev.touchline.overlay.control;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Reads request bodies strictly: what is not understood is refused, and the place is named. Javalin's threads. */
final class JsonBody {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** A document without fields. */
    @JsonAutoDetect
    record Nothing() {}

    private JsonBody() {}

    static <T> T read(final Context request, final TypeReference<T> type) {
        return read(RequestBody.read(request), type);
    }

    /** Reads a body that may be larger than the framework's bound. */
    static <T> T read(final Context request, final int most, final TypeReference<T> type) {
        return read(LargeBody.read(request, most, "document"), type);
    }

    /** Takes a body that says nothing: none at all, or an object without fields. */
    static void readNothing(final Context request) {
        if (RequestBody.read(request).length > 0) {
            read(request, new TypeReference<Nothing>() {});
        }
    }

    private static <T> T read(final byte[] body, final TypeReference<T> type) {
        if (body.length == 0) {
            throw new DocumentException(ErrorCode.BAD_REQUEST, "body is missing");
        }
        try {
            final T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw new DocumentException(ErrorCode.BAD_REQUEST, "body is null");
            }
            return value;
        } catch (final JsonMappingException e) {
            if (e.getCause() instanceof StreamReadException syntax && !(syntax instanceof InputCoercionException)) {
                throw new DocumentException(ErrorCode.BAD_REQUEST, "body is not JSON: " + JsonFault.syntax(syntax));
            }
            if (e.getPath().isEmpty()) {
                throw new DocumentException(ErrorCode.BAD_REQUEST, "body " + JsonFault.reason(e));
            }
            throw new DocumentException(
                    ErrorCode.BAD_REQUEST,
                    "body does not have the form of the document",
                    List.of(new FieldFault(path(e), JsonFault.reason(e))));
        } catch (final JsonProcessingException e) {
            throw new DocumentException(ErrorCode.BAD_REQUEST, "body is not JSON: " + JsonFault.syntax(e));
        } catch (final IOException e) {
            throw new DocumentException(ErrorCode.BAD_REQUEST, "body cannot be read: " + e.getMessage());
        }
    }

    private static String path(final JsonMappingException fault) {
        final StringBuilder path = new StringBuilder();
        fault.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        });
        return path.toString();
    }
}
