package dev.touchline.overlay.access;

import java.util.List;

/**
 * Where tokens are kept over a restart. Called under the registry's lock by threads of the control plane, never from the live
 * path; a fault is thrown, and then nothing has changed.
 */
public interface TokenStore {
    /** Keeps tokens only while the program runs. */
    TokenStore NONE = new TokenStore() {
        @Override
        public List<ApiToken> load() {
            return List.of();
        }

        @Override
        public void add(final ApiToken token) {
            // The registry's own memory is all there is.
        }

        @Override
        public void remove(final String id) {
            // As above.
        }
    };

    /** Every token. */
    List<ApiToken> load();

    /** Keeps a new one. */
    void add(ApiToken token);

    /** Forgets one; nothing when it is not there. */
    void remove(String id);
}
