import type { Match, Player } from 'touchline-client';
import { inkOn, NEUTRAL, parseColour, type Rgb } from './colour.ts';

export type Side = 'home' | 'away';

/** How an object is called and coloured. */
export interface CastMember {
    readonly objectId: number;
    readonly side: Side | 'ball' | 'other';
    /** The shirt number, or what stands for it. */
    readonly label: string;
    readonly name: string;
    /** The last word of the name, for the pitch. */
    readonly shortName: string;
    readonly colour: Rgb;
    readonly ink: Rgb;
}

export const BALL_ID = 0;

/** Everybody who may appear on the pitch of a match, by object id. */
export class Cast {
    readonly #members = new Map<number, CastMember>();

    constructor(match: Match | undefined) {
        for (const side of ['home', 'away'] as const) {
            const team = match?.teams[side];
            const colour = parseColour(team?.colour ?? '');
            for (const player of team?.players ?? []) {
                this.#members.set(player.objectId, member(player, side, colour));
            }
        }
    }

    /** Who an object is; somebody unknown for an id that no roster holds. */
    of(objectId: number): CastMember {
        const known = this.#members.get(objectId);
        if (known !== undefined) {
            return known;
        }
        const isBall = objectId === BALL_ID;
        return {
            objectId,
            side: isBall ? 'ball' : 'other',
            label: isBall ? '' : `${objectId}`,
            name: isBall ? 'Ball' : `Object ${objectId}`,
            shortName: isBall ? 'Ball' : `#${objectId}`,
            colour: isBall ? [255, 255, 255] : NEUTRAL,
            ink: [8, 11, 13],
        };
    }

    /** A team's roster, in the order of the shirt numbers. */
    team(side: Side): readonly CastMember[] {
        return [...this.#members.values()]
            .filter((one) => one.side === side)
            .sort((a, b) => Number(a.label) - Number(b.label));
    }
}

function member(player: Player, side: Side, colour: Rgb): CastMember {
    return {
        objectId: player.objectId,
        side,
        label: `${player.number}`,
        name: player.name,
        shortName: player.name.trim().split(/\s+/).at(-1) ?? player.name,
        colour,
        ink: inkOn(colour),
    };
}
