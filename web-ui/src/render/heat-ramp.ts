import type { Rgb } from './colour.ts';

const STEPS = 256;

/**
 * The heat map's colours, from nothing (0) to the top of the scale (255): violet, through red and orange, to pale yellow.
 *
 * Computed in OKLCh (Ottosson 2020), in which equal steps look equal: lightness rises evenly, and lightness alone tells
 * the order, so the ramp reads the same with any colour vision. The way round the hues avoids the pitch's green. Chroma
 * is lowered where sRGB could not show it.
 */
export const HEAT_RAMP: readonly Rgb[] = Array.from({ length: STEPS }, (_, i) => {
    const share = i / (STEPS - 1);
    const lightness = 0.32 + 0.62 * share;
    const hueDegrees = 295 + 170 * share;
    const chroma = 0.13 + 0.07 * Math.sin(Math.PI * share);
    return inGamut(lightness, chroma, (hueDegrees * Math.PI) / 180);
});

/** How opaque a share of the scale is drawn: nothing at 0, and soon enough to be seen. */
export function heatAlpha(share: number): number {
    const rise = Math.min(1, Math.max(0, share) / 0.3);
    return 0.86 * rise * rise * (3 - 2 * rise);
}

function inGamut(lightness: number, chroma: number, hue: number): Rgb {
    for (let c = chroma; c > 0; c -= 0.002) {
        const rgb = fromOklab(lightness, c * Math.cos(hue), c * Math.sin(hue));
        if (rgb.every((channel) => channel >= 0 && channel <= 1)) {
            return toBytes(rgb);
        }
    }
    return toBytes(fromOklab(lightness, 0, 0));
}

/** OKLab to gamma-coded sRGB in 0 to 1, with the matrices of Ottosson 2020, "A perceptual color space". */
function fromOklab(lightness: number, a: number, b: number): [number, number, number] {
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [
        gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ];
}

function gamma(light: number): number {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function toBytes([red, green, blue]: [number, number, number]): Rgb {
    return [Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255)];
}
