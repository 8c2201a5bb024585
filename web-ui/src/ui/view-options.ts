import { HEAT_WINDOWS, type HeatScope, type HeatWindow } from 'touchline-client';
import type { TrailChoice } from '../render/scene-layer.ts';

/** What the producer chose to see. */
export interface ViewOptions {
    readonly names: boolean;
    readonly trails: TrailChoice;
    readonly heatScope: HeatScope | 'off';
    readonly heatWindow: HeatWindow;
    readonly selected: number | undefined;
}

export const FIRST_VIEW: ViewOptions = {
    names: false,
    trails: 'off',
    heatScope: 'off',
    heatWindow: 'match',
    selected: undefined,
};

/** How the windows are called. */
export const WINDOW_NAMES: Readonly<Record<HeatWindow, string>> = {
    '1m': 'Last 1 min',
    '5m': 'Last 5 min',
    '10m': 'Last 10 min',
    '15m': 'Last 15 min',
    half: 'This half',
    match: 'Whole match',
};

export function isHeatWindow(value: string): value is HeatWindow {
    return (HEAT_WINDOWS as readonly string[]).includes(value);
}

export function isHeatScope(value: string): value is HeatScope {
    return value === 'ball' || value === 'team/home' || value === 'team/away' || /^player\/\d+$/.test(value);
}

/** The producer chose to see something else. Bubbles, and leaves shadow roots. */
export class ViewChangeEvent extends Event {
    static readonly type = 'view-change';
    readonly change: Partial<ViewOptions>;

    constructor(change: Partial<ViewOptions>) {
        super(ViewChangeEvent.type, { bubbles: true, composed: true });
        this.change = change;
    }
}

declare global {
    interface HTMLElementEventMap {
        'view-change': ViewChangeEvent;
    }
}
