package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what it is told, and can be made to refuse it. */
final class RecordingMatchStore implements MatchStore {
    private final List<String> steps;

    final List<Commit> commits = new ArrayList<>();
    final Map<Long, Long> epochs = new HashMap<>();
    final List<Long> started = new ArrayList<>();
    Contents contents = new Contents(0, List.of(), Map.of());
    final Map<String, Answer> answers = new HashMap<>();
    boolean down;
    boolean deaf;

    /** A store that is told nothing yet, and notes each step among others'. */
    RecordingMatchStore(final List<String> steps) {
        this.steps = steps;
    }

    @Override
    public Contents load() {
        return contents;
    }

    @Override
    public void commit(final Commit commit) {
        steps.add("store");
        commits.add(commit);
        if (!down) {
            answers.values().removeIf(answer -> commit.vain().contains(answer.version()));
        }
        if ((!down || deaf) && commit.answer() != null) {
            answers.put(commit.answer().key(), commit.answer());
        }
        if (down) {
            throw new DocumentException(ErrorCode.STORE_UNAVAILABLE, "down");
        }
    }

    @Override
    public void keepEpochs(final Map<Long, Long> reached) {
        steps.add("epochs");
        if (down) {
            throw new DocumentException(ErrorCode.STORE_UNAVAILABLE, "down");
        }
        epochs.putAll(reached);
    }

    @Override
    public void startEpochs(final Map<Long, Long> reached) {
        started.addAll(reached.keySet());
        keepEpochs(reached);
    }

    @Override
    public Optional<Answer> answer(final String key) {
        return Optional.ofNullable(answers.get(key));
    }
}
