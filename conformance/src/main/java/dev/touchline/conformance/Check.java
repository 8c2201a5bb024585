package dev.touchline.conformance;

import java.io.IOException;

/** Provokes one point and answers what was seen; throws when it was not, or cannot be. */
@FunctionalInterface
interface Check {
    String run() throws IOException, InterruptedException, NotTestable;
}
