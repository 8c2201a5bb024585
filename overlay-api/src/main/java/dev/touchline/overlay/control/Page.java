package dev.touchline.overlay.control;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A part of a list in the order of its numbers: {@code ?after=&limit=}. Pure functions of a request. */
final class Page {
    static final String AFTER = "after";
    static final String LIMIT = "limit";

    private Page() {}

    /**
     * The document {@code {name: [...], next}}: the entries above {@code after}, {@code limit} at most; {@code next} is what to ask
     * for after them, and null when there are no more.
     *
     * @param all in the order of their numbers
     * @param most as many as are given at once, and unless asked otherwise
     */
    static <T> Map<String, Object> of(
            final Context request,
            final String name,
            final List<T> all,
            final ToLongFunction<T> number,
            final int most) {
        QueryParameters.only(request, AFTER, LIMIT);
        final long after = QueryParameters.number(request, AFTER, -1, Long.MAX_VALUE, -1);
        final int limit = (int) QueryParameters.number(request, LIMIT, 1, most, most);
        final List<T> left =
                all.stream().filter(each -> number.applyAsLong(each) > after).toList();
        final List<T> page = left.subList(0, Math.min(limit, left.size()));
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put(name, page);
        document.put("next", page.size() < left.size() ? number.applyAsLong(page.get(page.size() - 1)) : null);
        return document;
    }
}
