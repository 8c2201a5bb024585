package dev.touchline.feeds.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.feeds.FeedException;
import dev.touchline.feeds.FrameRate;
import dev.touchline.protocol.feed.AttacksPlusX;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code .meta.json} beside a CSV. {@code pitchLengthMetres} and {@code pitchWidthMetres} must be there; the others may
 * be: {@code framesPerSecond} (a number, or text such as {@code "30000/1001"}), {@code period} and {@code homeAttacks}
 * ({@code "+x"} or {@code "-x"}: the direction in that period), {@code sigmaMillimetres}, {@code name}, {@code homeName},
 * {@code awayName}. Immutable; any thread.
 */
record CsvMeta(
        double pitchLengthMetres,
        double pitchWidthMetres,
        Optional<FrameRate> frameRate,
        int period,
        AttacksPlusX homeAttacks,
        int sigmaMillimetres,
        String name,
        String homeName,
        String awayName) {
    /** The frame-to-frame noise of optical tracking, for files that do not state theirs. */
    private static final int DEFAULT_SIGMA_MILLIMETRES = 20;

    /** The description's place: the CSV's name with {@code .csv} or {@code .csv.gz} replaced. */
    static Path beside(final Path csv) {
        final String name = csv.getFileName().toString();
        return csv.resolveSibling(name.replaceFirst("(\\.csv)?(\\.gz)?$", "") + ".meta.json");
    }

    static CsvMeta read(final Path csv) throws IOException {
        final Path file = beside(csv);
        if (!Files.isRegularFile(file)) {
            throw new FeedException("description is missing: file=" + file + ", wanted by=" + csv);
        }
        try {
            final JsonNode json = new ObjectMapper().readTree(withoutMark(Files.readString(file)));
            final int period = json.path("period").asInt(1);
            return new CsvMeta(
                    metres(json, "pitchLengthMetres"),
                    metres(json, "pitchWidthMetres"),
                    rate(json.path("framesPerSecond")),
                    period,
                    direction(json.path("homeAttacks").asText("")),
                    json.path("sigmaMillimetres").asInt(DEFAULT_SIGMA_MILLIMETRES),
                    json.path("name").asText(""),
                    json.path("homeName").asText("Home"),
                    json.path("awayName").asText("Away"));
        } catch (final JsonProcessingException e) {
            throw new FeedException("description is not JSON: file=" + file + ", cause=" + e.getOriginalMessage(), e);
        } catch (final IllegalArgumentException e) {
            throw new FeedException("description is wrong: " + e.getMessage() + ", file=" + file, e);
        }
    }

    /** Who attacks +x in a period: the teams change ends after every one. */
    AttacksPlusX attacksPlusX(final int inPeriod) {
        if (homeAttacks == AttacksPlusX.UNKNOWN || (inPeriod - period) % 2 == 0) {
            return homeAttacks;
        }
        return homeAttacks == AttacksPlusX.HOME ? AttacksPlusX.AWAY : AttacksPlusX.HOME;
    }

    private static String withoutMark(final String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static double metres(final JsonNode json, final String name) {
        final JsonNode value = json.path(name);
        if (!value.isNumber() || !(value.asDouble() >= 10 && value.asDouble() <= 200)) {
            throw new IllegalArgumentException("pitch is missing or out of range: " + name + "=" + value);
        }
        return value.asDouble();
    }

    private static AttacksPlusX direction(final String text) {
        return switch (text) {
            case "+x" -> AttacksPlusX.HOME;
            case "-x" -> AttacksPlusX.AWAY;
            case "" -> AttacksPlusX.UNKNOWN;
            default -> throw new IllegalArgumentException("direction is neither +x nor -x: homeAttacks=" + text);
        };
    }

    private static Optional<FrameRate> rate(final JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        final String text = value.asText();
        final int slash = text.indexOf('/');
        if (slash > 0) {
            return Optional.of(new FrameRate(
                    Integer.parseInt(text.substring(0, slash).strip()),
                    Integer.parseInt(text.substring(slash + 1).strip())));
        }
        return Optional.of(FrameRate.nearest(Double.parseDouble(text)));
    }
}
