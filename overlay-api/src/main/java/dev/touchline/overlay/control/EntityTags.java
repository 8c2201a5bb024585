package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.CreationRequest;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.Precondition;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of matches as HTTP has them (RFC 9110, 8.8.3 and 13.1): a match and all its parts have the {@code ETag} of the match.
 * Pure functions of a request.
 */
final class EntityTags {
    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*(,|$)");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private EntityTags() {}

    /** The tag of a version. */
    static String of(final long version) {
        return "\"" + version + "\"";
    }

    /** Puts a match's version on the answer. */
    static void show(final Context request, final ActiveMatch match) {
        request.header("ETag", of(match.version())).header("Cache-Control", "private, no-cache");
    }

    /** Answers with what a change came to, which has the version that the match then had. */
    static void answer(final Context request, final CreationRequest.Created created) {
        request.header("ETag", of(created.version()))
                .header("Cache-Control", "private, no-cache")
                .contentType("application/json")
                .result(created.document());
    }

    /** Answers with a document of a match, or says that the client has it already. */
    static void answer(final Context request, final ActiveMatch match, final Object document) {
        show(request, match);
        final String known = request.header(IF_NONE_MATCH);
        if (known != null
                && (known.trim().equals(ANY)
                        || versions(known, IF_NONE_MATCH, true).contains(match.version()))) {
            request.status(304);
        } else {
            request.json(document);
        }
    }

    /** What a request for a change takes for granted. */
    static Precondition precondition(final Context request) {
        final String absent = request.header(IF_NONE_MATCH);
        if (absent != null) {
            if (!absent.trim().equals(ANY)) {
                throw new DocumentException(
                        ErrorCode.BAD_REQUEST, "If-None-Match of a change is *: If-None-Match=" + absent);
            }
            return Precondition.ABSENT;
        }
        final String tags = request.header(IF_MATCH);
        if (tags == null) {
            return Precondition.NONE;
        }
        return tags.trim().equals(ANY) ? Precondition.EXISTS : Precondition.versions(versions(tags, IF_MATCH, false));
    }

    /** Weak tags are the same only where that is enough. A tag that is none of ours is of no version. */
    private static Set<Long> versions(final String tags, final String header, final boolean weakToo) {
        final Set<Long> versions = new HashSet<>();
        final Matcher tag = TAG.matcher(tags);
        int at = 0;
        while (at < tags.length()) {
            if (!tag.find(at) || tag.start() != at) {
                throw new DocumentException(ErrorCode.BAD_REQUEST, "not a list of entity tags: " + header + "=" + tags);
            }
            if ((weakToo || tag.group(1) == null)
                    && VERSION.matcher(tag.group(2)).matches()) {
                versions.add(Long.parseLong(tag.group(2)));
            }
            at = tag.end();
        }
        return versions;
    }
}
