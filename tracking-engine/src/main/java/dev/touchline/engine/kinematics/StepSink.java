package dev.touchline.engine.kinematics;

/** Takes an object's steps, each once, in order, and its sprints as they end. Engine thread only. */
interface StepSink {
    /**
     * A step of 40 ms.
     *
     * @param index number of the instant at which it starts
     * @param key what it counts as, a {@link StepKey}
     * @param micrometres the way covered
     * @param acceleration from the step before, mm/s2
     */
    void onStep(long index, int key, int micrometres, int acceleration);

    /** A sprint has ended; valid for the length of the call. */
    void onSprint(SprintRun sprint);
}
