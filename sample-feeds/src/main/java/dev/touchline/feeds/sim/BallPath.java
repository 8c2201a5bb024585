package dev.touchline.feeds.sim;

/** Where a free ball is going to be, for those who want to meet it: samples every tenth of a second. One thread. */
final class BallPath {
    static final int SAMPLES = 50;
    static final double INTERVAL = 0.1;
    private static final double STEP = 0.02;

    final double[] x = new double[SAMPLES];
    final double[] y = new double[SAMPLES];
    final double[] z = new double[SAMPLES];
    private final Ball ghost = new Ball();

    void predict(final Ball ball) {
        ghost.copyFrom(ball);
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = ghost.x;
            y[i] = ghost.y;
            z[i] = ghost.z;
            for (double t = 0; t < INTERVAL - STEP / 2; t += STEP) {
                ghost.step(STEP);
            }
        }
    }
}
