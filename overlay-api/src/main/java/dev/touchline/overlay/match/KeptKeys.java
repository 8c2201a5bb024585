package dev.touchline.overlay.match;

import java.util.ArrayList;
import java.util.List;

/** A source that is sent back as it was shown keeps the key that was not shown. Pure functions. */
final class KeptKeys {
    private KeptKeys() {}

    /** The document with the keys of the match that it replaces; null is none. */
    static MatchDocument of(final ActiveMatch before, final MatchDocument document) {
        final List<SourceDocument> sources = new ArrayList<>();
        document.sources().forEach(source -> sources.add(withKey(before, source)));
        return document.withSources(sources);
    }

    private static SourceDocument withKey(final ActiveMatch before, final SourceDocument source) {
        if (source == null || (source.key() == null && !Boolean.TRUE.equals(source.signed()))) {
            return source;
        }
        if (source.key() != null || before == null) {
            return source.key() == null ? source : source.withKey(source.key());
        }
        return before.document().sources().stream()
                .filter(old -> old.key() != null && old.id().equals(source.id()))
                .findAny()
                .map(old -> source.withKey(old.key()))
                .orElse(source);
    }
}
