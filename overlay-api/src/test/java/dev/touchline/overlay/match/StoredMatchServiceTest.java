package dev.touchline.overlay.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.MatchStore.Commit;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of a change: room in the queue, then the store, then the engine; whatever fails leaves the rest as it was. */
@Timeout(10)
class StoredMatchServiceTest {
    private static final MatchDocument MATCH = new MatchDocument(5L, null, null, null, null, null, null);

    private final List<String> steps = new ArrayList<>();
    private final List<EngineCommand> commands = new ArrayList<>();
    private final RecordingMatchStore store = new RecordingMatchStore(steps);
    private final MatchDirectory directory = new MatchDirectory();
    private boolean room = true;
    private final MatchService service = new MatchService(
            directory,
            new EngineQueue() {
                @Override
                public boolean hasRoom(final long matchId) {
                    steps.add("room");
                    return room;
                }

                @Override
                public boolean offer(final EngineCommand command) {
                    steps.add("offer");
                    return commands.add(command);
                }
            },
            id -> 0,
            registry -> steps.add("registry"),
            37,
            (id, reopened) -> {},
            store);

    @Test
    void shouldStoreBeforeTheEngineIsToldAndAfterItHasRoom() {
        service.put(MATCH);

        assertThat(steps).containsExactly("room", "store", "offer", "registry");
        assertThat(store.commits.get(0).epochs()).containsEntry(5L, 1L);
    }

    @Test
    void shouldStoreNothingWhenTheEngineHasNoRoom() {
        room = false;

        assertThatThrownBy(() -> service.put(MATCH))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUSY));
        assertThat(steps).containsExactly("room");
        assertThat(directory.matches()).isEmpty();
    }

    @Test
    void shouldTellTheEngineNothingWhenTheStoreIsDown() {
        store.down = true;

        assertThatThrownBy(() -> service.put(MATCH))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(commands).isEmpty();
        assertThat(directory.matches()).isEmpty();
    }

    @Test
    void shouldTellTheStoreAgainWhatItMayHaveHalfHeard() {
        service.put(MATCH);
        final MatchDocument known = service.match(5).document();
        store.down = true;
        assertThatThrownBy(() -> service.put(MATCH.withPitch(new PitchDocument(90.0, 60.0))))
                .isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> service.put(MATCH.withId(6))).isInstanceOf(DocumentException.class);
        store.down = false;

        service.put(MATCH.withId(7));

        final Commit last = store.commits.get(store.commits.size() - 1);
        assertThat(last.put()).extracting(StoredMatch::document).contains(known).hasSize(2);
        assertThat(last.deleted()).as("never came to be").containsExactly(6L);
        assertThat(last.version())
                .as("a number that was tried is not tried again")
                .isGreaterThan(store.commits.get(store.commits.size() - 2).version());
        service.put(MATCH.withId(7));
        assertThat(store.commits.get(store.commits.size() - 1).put()).hasSize(1);
    }

    @Test
    void shouldRestoreMatchesInOnePlaceOfTheQueueEachInAnEpochThatNoEngineCameTo() {
        store.contents = new MatchStore.Contents(
                40,
                List.of(
                        new StoredMatch(MATCH, 40, List.of(), 0, List.of()),
                        new StoredMatch(MATCH.withId(6), 39, List.of(), 0, List.of())),
                Map.of(5L, 3L, 9L, 8L));

        service.restore();

        assertThat(commands).singleElement().isInstanceOf(EngineCommand.Several.class);
        assertThat(directory.match(5).version()).isEqualTo(40);
        assertThat(directory.match(5).context().firstEpoch()).isEqualTo(1_003);
        assertThat(directory.match(6).context().firstEpoch()).isEqualTo(1);
        assertThat(store.epochs).isEqualTo(Map.of(5L, 1_003L, 6L, 1L));
        assertThat(service.put(MATCH.withId(9)).context().firstEpoch()).isEqualTo(9);
        assertThat(directory.match(9).version()).isEqualTo(41);
    }

    @Test
    void shouldStoreTheNextEpochBeforeTheEngineStartsAnew() {
        service.put(MATCH);
        steps.clear();

        service.reset(5, Precondition.NONE);
        final ActiveMatch twice = service.reset(5, Precondition.NONE);

        assertThat(steps).containsExactly("room", "store", "offer", "registry", "room", "store", "offer", "registry");
        assertThat(store.commits.get(2).epochs())
                .as("the engine has come to neither yet")
                .containsEntry(5L, 3L);
        assertThat(commands.get(2)).isEqualTo(new EngineCommand.ResetMatch(5, 3));
        assertThatThrownBy(() -> service.reset(5, Precondition.versions(Set.of(twice.version() - 1))))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED));
        assertThat(service.put(MATCH.withPitch(new PitchDocument(90.0, 60.0)))
                        .context()
                        .firstEpoch())
                .isEqualTo(4);
    }

    @Test
    void shouldNotStartAnewWhenTheStoreIsDown() {
        service.put(MATCH);
        store.down = true;
        commands.clear();

        assertThatThrownBy(() -> service.reset(5, Precondition.NONE))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(commands).isEmpty();
    }

    @Test
    void shouldCreateAgainWhatTheStoreTookWithoutSayingSo() {
        final CreationRequest request = new CreationRequest("key", "sum", match -> "match " + match.id());
        store.down = true;
        store.deaf = true;
        assertThatThrownBy(() -> service.create(MATCH, request)).isInstanceOf(DocumentException.class);
        assertThat(store.answers).containsKey("key");
        store.down = false;

        final CreationRequest.Created created = service.create(MATCH, request);

        assertThat(service.match(5).version()).isEqualTo(created.version());
        assertThat(service.create(MATCH, request)).isEqualTo(created);
        assertThat(directory.matches()).hasSize(1);
    }

    @Test
    void shouldForgetAnAnswerOfAChangeThatFailedWhenSomebodyElseIsFaster() {
        final CreationRequest request = new CreationRequest("key", "sum", match -> "match " + match.id());
        store.down = true;
        store.deaf = true;
        assertThatThrownBy(() -> service.create(MATCH, request)).isInstanceOf(DocumentException.class);
        store.down = false;

        service.put(MATCH.withId(6));

        assertThat(store.answers).isEmpty();
        service.create(MATCH, request);
        assertThat(service.match(5).id()).isEqualTo(5);
    }

    @Test
    void shouldNeverGiveTheIdOfAnIncidentTwice() {
        final TeamDocument team =
                new TeamDocument("A", "A", "#000000", List.of(new PlayerDocument(3, 3, "Three", null)));
        final ActiveMatch match = service.put(MATCH);
        service.put(match.document()
                .withTeams(new TeamsDocument(team, match.document().teams().away())));
        final IncidentStatement goal = new IncidentStatement("home", 3, null, "penalty", null, null, null);
        service.say(5, Precondition.NONE, before -> Incidents.say(before, IncidentKind.GOAL, goal, null, 0));

        service.say(5, Precondition.NONE, before -> Incidents.takeBack(before, IncidentKind.GOAL, 1));
        final ActiveMatch after =
                service.say(5, Precondition.NONE, before -> Incidents.say(before, IncidentKind.GOAL, goal, null, 0));

        assertThat(after.incidents()).extracting(Incident::id).containsExactly(2L);
        final Commit last = store.commits.get(store.commits.size() - 1);
        assertThat(last.put()).extracting(StoredMatch::lastIncidentId).containsExactly(2L);
    }
}
