package dev.touchline.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers the configuration: defaults, then the file, then the environment, then the command line; the later wins. Pure, but
 * for reading the file; the thread that starts the program.
 */
public final class ConfigReader {
    /** Of the log, of the tests' recordings, and of the pages' own server for those who work on them. */
    private static final Set<String> OTHER_VARIABLES = Set.of("TOUCHLINE_LOG", "TOUCHLINE_FEEDS", "TOUCHLINE_SERVER");

    private ConfigReader() {}

    /**
     * Reads and checks.
     *
     * @param file a YAML file, or null
     * @param environment the process's environment
     * @param options what the command line gave
     * @throws ConfigException naming every fault
     */
    public static ServerConfig read(
            final Path file, final Map<String, String> environment, final Map<ConfigKey, String> options)
            throws ConfigException {
        return read(file, environment, options, Map.of());
    }

    /**
     * The same, for a command whose defaults are not the program's.
     *
     * @param defaults what holds for keys that nobody gives, in place of their own defaults
     */
    public static ServerConfig read(
            final Path file,
            final Map<String, String> environment,
            final Map<ConfigKey, String> options,
            final Map<ConfigKey, String> defaults)
            throws ConfigException {
        final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        for (final ConfigKey key : ConfigKey.values()) {
            values.put(key, key.defaultValue());
        }
        values.putAll(defaults);
        final List<String> faults = new ArrayList<>();
        if (file != null) {
            values.putAll(file(file, faults));
        }
        for (final ConfigKey key : ConfigKey.values()) {
            final String value = environment.get(key.environmentName());
            if (value != null) {
                values.put(key, value);
            }
        }
        values.putAll(options);
        return new ConfigChecker(values, faults).check();
    }

    /** The variables of an environment that are named as the configuration's are, and are nobody's: misspelt, most likely. */
    public static List<String> unknownVariables(final Map<String, String> environment) {
        final Set<String> known = Stream.concat(
                        Stream.of(ConfigKey.values()).map(ConfigKey::environmentName), OTHER_VARIABLES.stream())
                .collect(Collectors.toSet());
        return environment.keySet().stream()
                .filter(name -> name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) && !known.contains(name))
                .sorted()
                .toList();
    }

    private static Map<ConfigKey, String> file(final Path file, final List<String> faults) throws ConfigException {
        final JsonNode root;
        try {
            root = new YAMLMapper().readTree(Files.readString(file));
        } catch (final JsonProcessingException e) {
            throw new ConfigException(List.of("file is not YAML: file=" + file + ", line="
                    + e.getLocation().getLineNr() + ", reason="
                    + e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (final IOException e) {
            throw new ConfigException(List.of("file cannot be read: file=" + file + ", reason="
                    + e.getClass().getSimpleName()));
        }
        final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        if (root != null && !root.isMissingNode() && !root.isNull()) {
            gather("", root, values, faults);
        }
        return values;
    }

    /** Keys may be written with dots or as nested maps. */
    private static void gather(
            final String prefix, final JsonNode node, final Map<ConfigKey, String> values, final List<String> faults) {
        if (!node.isObject()) {
            faults.add("file is not a map of keys" + (prefix.isEmpty() ? "" : ": at=" + prefix));
            return;
        }
        for (final Map.Entry<String, JsonNode> entry : node.properties()) {
            final String name = prefix + entry.getKey();
            final var key = ConfigKey.of(name);
            if (key.isPresent() && !entry.getValue().isObject()) {
                values.put(key.get(), value(entry.getValue()));
            } else if (entry.getValue().isObject()) {
                gather(name + ".", entry.getValue(), values, faults);
            } else {
                // Not its value: a misspelt token would end in the log.
                faults.add("unknown key: " + name);
            }
        }
    }

    private static String value(final JsonNode node) {
        if (!node.isArray()) {
            return node.isNull() ? "" : node.asText();
        }
        final List<String> parts = new ArrayList<>();
        node.forEach(each -> parts.add(each.asText()));
        return String.join(",", parts);
    }
}
