package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where matches are kept over a restart. Called by the match service, under its lock; when it does not answer, a
 * {@link DocumentException} of {@link ErrorCode#STORE_UNAVAILABLE} is thrown and nothing is stored.
 */
public interface MatchStore {
    /**
     * A match as it is kept.
     *
     * @param document with the sources' keys
     * @param lastIncidentId the highest id that an incident of the match was given, also of one that was taken back
     * @param identities what was said of identities in the match's newest epoch, in order
     */
    record StoredMatch(
            MatchDocument document,
            long version,
            List<Incident> incidents,
            long lastIncidentId,
            List<IdentityChange> identities) {}

    /**
     * Everything that is kept.
     *
     * @param version the newest that any match was given
     * @param epochs the highest known of each match, also of those that are gone
     */
    record Contents(long version, List<StoredMatch> matches, Map<Long, Long> epochs) {}

    /**
     * What a request with an {@code Idempotency-Key} was answered with.
     *
     * @param bodySha256 of the request's body, hexadecimal
     */
    record Answer(String key, String bodySha256, long matchId, long version, String document) {}

    /**
     * What changes together.
     *
     * @param version larger than any before
     * @param put matches to replace whole, or to add
     * @param deleted ids of matches to forget
     * @param epochs to remember
     * @param answer to remember, or null
     * @param vain versions of changes that were told to have failed: answers that were stored with them are forgotten
     */
    record Commit(
            long version,
            List<StoredMatch> put,
            List<Long> deleted,
            Map<Long, Long> epochs,
            Answer answer,
            Set<Long> vain) {}

    /** Keeps nothing. */
    MatchStore NONE = new MatchStore() {
        @Override
        public Contents load() {
            return new Contents(0, List.of(), Map.of());
        }

        @Override
        public void commit(final Commit commit) {
            // The service's own memory is all there is.
        }

        @Override
        public void keepEpochs(final Map<Long, Long> epochs) {
            // As above.
        }

        @Override
        public void startEpochs(final Map<Long, Long> epochs) {
            // As above.
        }

        @Override
        public Optional<Answer> answer(final String key) {
            return Optional.empty();
        }
    };

    /** The epoch that a match starts with of which nothing is known: larger with every start when nothing is kept over it. */
    default long firstEpoch() {
        return 1;
    }

    /** Reads everything. */
    Contents load();

    /** Stores all of a change, or nothing. */
    void commit(Commit commit);

    /** Remembers epochs in which matches go on. */
    void keepEpochs(Map<Long, Long> epochs);

    /** Remembers epochs that matches have started anew in: what was said of identities before is forgotten. */
    void startEpochs(Map<Long, Long> epochs);

    /** What was answered under a key, if that is not forgotten yet. */
    Optional<Answer> answer(String key);
}
