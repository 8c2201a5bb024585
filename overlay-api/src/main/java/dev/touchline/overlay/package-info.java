/**
 * State to clients. {@code live} is the WebSocket that moves data, {@code wire} what its messages say, {@code control} the HTTP that sets things up, {@code match}
 * what both know of the matches, {@code access} who may speak to either. The control plane changes the data plane only
 * through bounded queues and immutable swaps, and may be slow or fail without a frame being late.
 */
package dev.touchline.overlay;
