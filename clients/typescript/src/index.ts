/** Everything that the library offers: the live client, and what it takes to draw by its streams. */
export * from './backoff.ts';
export * from './channels.ts';
export * from './clock-offset.ts';
export * from './close-codes.ts';
export * from './control-plane.ts';
export * from './delay-line.ts';
export * from './heat-map-state.ts';
export * from './interpolation.ts';
export * from './live-client.ts';
export * from './live-client-context.ts';
export * from './machine-clock.ts';
export * from './media-clock.ts';
export * from './messages.ts';
export * from './overlay-sbe.ts';
export * from './reachable-url.ts';
export * from './rolling-percentile.ts';
export type { StreamListener, Subscription } from './subscription-table.ts';
export * from './track-frame.ts';
