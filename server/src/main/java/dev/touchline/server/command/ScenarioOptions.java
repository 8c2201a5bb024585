package dev.touchline.server.command;

import dev.touchline.load.LoadProfile;
import dev.touchline.load.LoadSettings;
import dev.touchline.load.Scenario;
import picocli.CommandLine.Option;

/** The options of a load test that say what is played: a scenario has a value for each of the others. */
final class ScenarioOptions {
    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "steady, burst, ramp, soak, slow-clients, stadiums or join-storm; the values of the options"
                    + " below are its own unless set (default: ${DEFAULT-VALUE}).")
    private String scenario = "steady";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "league, broadcast, skeletal, raw or stadiums (default: the scenario's; broadcast).")
    private String profile;

    @Option(names = "--matches", paramLabel = "N", description = "Matches at once (default: the profile's).")
    private Integer matches;

    @Option(names = "--seconds", paramLabel = "S", description = "How long (default: the scenario's; 10).")
    private Integer seconds;

    @Option(names = "--clients", paramLabel = "N", description = "Live clients (default: the scenario's; 1).")
    private Integer clients;

    @Option(
            names = "--joining",
            paramLabel = "N",
            description = "Clients that join within one second, half way (default: the scenario's; 0).")
    private Integer joining;

    /**
     * Settings with what these options say.
     *
     * @param sampled whether the match is watched while it is sent, whatever the scenario
     */
    LoadSettings.Builder builder(final boolean sampled) {
        final Scenario played = Scenario.parse(scenario);
        final LoadProfile sent = profile == null ? played.profile() : LoadProfile.parse(profile);
        final int lasting = seconds == null ? played.seconds() : seconds;
        return LoadSettings.builder(sent)
                .staging(played.staging(
                        matches == null ? sent.shape().matches() : matches,
                        Math.max(1, lasting),
                        joining == null ? played.storm() : joining,
                        sampled))
                .seconds(lasting)
                .clients(clients == null ? played.clients() : clients);
    }
}
