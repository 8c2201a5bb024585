/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What an object without a team, or a team without a readable colour, is drawn in. */
export const NEUTRAL: Rgb = [148, 160, 170];

/** Reads `#rgb` or `#rrggbb`; anything else is {@link NEUTRAL}. */
export function parseColour(text: string): Rgb {
    const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
    const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
    const digits = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit);
    const [red, green, blue] = (digits ?? []).map((pair) => Number.parseInt(pair, 16));
    return red === undefined || green === undefined || blue === undefined ? NEUTRAL : [red, green, blue];
}

/** As CSS wants it; `alpha` 0 to 1. */
export function cssColour([red, green, blue]: Rgb, alpha = 1): string {
    return alpha >= 1 ? `rgb(${red} ${green} ${blue})` : `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** sRGB channel 0 to 255 to linear light 0 to 1 (IEC 61966-2-1). */
export function linearLight(channel: number): number {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance([red, green, blue]: Rgb): number {
    return 0.2126 * linearLight(red) + 0.7152 * linearLight(green) + 0.0722 * linearLight(blue);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
    const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
    return (light + 0.05) / (dark + 0.05);
}

const INK: Rgb = [8, 11, 13];
const PAPER: Rgb = [255, 255, 255];

/** What WCAG 2.2 asks of large bold text. */
const ENOUGH = 3;

/** White, as on shirts, where it reads well enough on a colour; else near-black. */
export function inkOn(ground: Rgb): Rgb {
    return contrast(ground, PAPER) >= ENOUGH ? PAPER : INK;
}
