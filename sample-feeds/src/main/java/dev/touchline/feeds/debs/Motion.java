package dev.touchline.feeds.debs;

/** A point in motion: metres, m/s, m/s2 in the challenge's coordinates. Mutable; one thread. */
class Motion {
    double x;
    double y;
    double z;
    double vx;
    double vy;
    double vz;
    double ax;
    double ay;
    double az;
}
