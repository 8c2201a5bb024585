package dev.touchline.load.html;

import java.util.List;

/** How values lie along an axis. Immutable; any thread. */
public sealed interface Scale permits LinearScale, LogScale, NinesScale {
    /** Where a value lies: 0 at the beginning of the axis to 1 at its end; what is outside lies at the nearer end. */
    double at(double value);

    /** What is written along the axis, in order. */
    List<Tick> ticks();

    /** A value and how it is written. */
    record Tick(double value, String label) {}
}
