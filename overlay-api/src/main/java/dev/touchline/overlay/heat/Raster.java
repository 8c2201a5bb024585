package dev.touchline.overlay.heat;

/** An image being painted: pixels as 0xRRGGBBAA, the top row first. What is painted outside of it is not. One thread. */
final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    Raster(final int width, final int height) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixel(final int x, final int y) {
        return pixels[y * width + x];
    }

    void set(final int x, final int y, final int rgba) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            pixels[y * width + x] = rgba;
        }
    }

    void fill(final int left, final int top, final int right, final int bottom, final int rgba) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                set(x, y, rgba);
            }
        }
    }
}
