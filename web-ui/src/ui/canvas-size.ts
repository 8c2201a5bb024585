const MOST_PIXEL_RATIO = 2;

/** Gives canvases the pixels of the box that they fill, at the display's density up to 2. */
export function sizeCanvases(canvases: readonly HTMLCanvasElement[], widthCss: number, heightCss: number): void {
    const ratio = pixelRatio();
    for (const canvas of canvases) {
        canvas.width = Math.max(1, Math.round(widthCss * ratio));
        canvas.height = Math.max(1, Math.round(heightCss * ratio));
    }
}

/** Canvas pixels per CSS pixel. */
export function pixelRatio(): number {
    return Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio || 1);
}
