package dev.touchline.engine.game;

/**
 * Where the points of players' bodies are, for feeds that send them: points 1 to {@value #LAST}. The feed's wire format numbers
 * the points and gives them no names; the skeleton that Touchline reads them as is this one:
 *
 * <pre>
 *  1 nose            2 left eye       3 right eye      4 left ear      5 right ear     6 neck
 *  7 left shoulder   8 right shoulder 9 left elbow    10 right elbow  11 left wrist   12 right wrist
 * 13 left hand      14 right hand    15 mid hip       16 left hip     17 right hip    18 left knee
 * 19 right knee     20 left ankle    21 right ankle   22 left heel    23 right heel   24 left big toe
 * 25 right big toe  26 left small toe 27 right small toe 28 chest
 * </pre>
 *
 * <p>Points {@value #FIRST_OF_ARMS} to {@value #LAST_OF_ARMS}, elbows to hands, are no part of a body for Law 11; shoulders
 * are, because the arm ends at the bottom of the armpit. Engine thread only.
 */
public interface BodyPoints {
    /** The highest point id. */
    int LAST = 28;

    /** The first of the points that offside does not count. */
    int FIRST_OF_ARMS = 9;

    /** The last of the points that offside does not count. */
    int LAST_OF_ARMS = 14;

    /** For feeds without body points. */
    BodyPoints NONE = new BodyPoints() {
        @Override
        public boolean present(final int objectId, final int pointId) {
            return false;
        }

        @Override
        public double xMetres(final int objectId, final int pointId) {
            return Double.NaN;
        }
    };

    /** Whether the point is known at this instant. */
    boolean present(int objectId, int pointId);

    /** Its place along the pitch at this instant, metres; meaningless when it is not present. */
    double xMetres(int objectId, int pointId);

    /** Whether a point counts for offside: head, body and feet do, arms and hands do not. */
    static boolean counts(final int pointId) {
        return pointId >= 1 && pointId <= LAST && (pointId < FIRST_OF_ARMS || pointId > LAST_OF_ARMS);
    }
}
