/** The windows of a heat map, as they stand in a channel's name. */
export const HEAT_WINDOWS = ['1m', '5m', '10m', '15m', 'half', 'match'] as const;
export type HeatWindow = (typeof HEAT_WINDOWS)[number];

/** Whose dwell a heat map holds, as it stands in a channel's name. */
export type HeatScope = 'ball' | 'team/home' | 'team/away' | `player/${number}`;

/** The channel of all objects of a match. */
export function framesChannel(matchId: number): string {
    return `match/${matchId}/frames`;
}

/** The channel of what happens in a match. */
export function eventsChannel(matchId: number): string {
    return `match/${matchId}/events`;
}

/** The channel of one heat map. */
export function heatChannel(matchId: number, scope: HeatScope, window: HeatWindow): string {
    return `match/${matchId}/heat/${scope}?window=${window}`;
}
