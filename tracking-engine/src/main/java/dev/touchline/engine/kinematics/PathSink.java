package dev.touchline.engine.kinematics;

/** Takes a path, one position an instant without gaps, from one stage to the next. Engine thread only. */
interface PathSink {
    /**
     * The next position.
     *
     * @param index number of the instant on the {@link SettledGrid}
     * @param xMm along the path, mm; only differences mean something
     * @param yMm along the path, mm; only differences mean something
     * @param settledX where the object stood on the pitch, mm
     * @param settledY where the object stood on the pitch, mm
     */
    void onPosition(long index, double xMm, double yMm, int settledX, int settledY);

    /** The path ends here; the next position begins another. */
    void onEnd();
}
