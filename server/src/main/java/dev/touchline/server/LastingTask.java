package dev.touchline.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task of a timer that goes on after a fault, which is logged: one that throws would never be run again. The timer's thread. */
record LastingTask(String name, Runnable work) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LastingTask.class);

    @Override
    public void run() {
        try {
            work.run();
        } catch (final RuntimeException e) {
            LOG.error("{} fault: reason={}", name, e.toString());
        }
    }
}
