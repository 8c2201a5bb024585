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

/** The channel of a match as it is set up and stands: a document. */
export function stateChannel(matchId: number): string {
    return `match/${matchId}/state`;
}

/** The channel of the game: shapes, possession, passes, shots: a document. */
export function teamChannel(matchId: number): string {
    return `match/${matchId}/team`;
}

/** The channel of where a camera stands and looks. */
export function cameraChannel(matchId: number, sourceId: number): string {
    return `match/${matchId}/camera/${sourceId}`;
}

/** The channel of how the server does: a document. */
export const HEALTH_CHANNEL = 'system/health';
