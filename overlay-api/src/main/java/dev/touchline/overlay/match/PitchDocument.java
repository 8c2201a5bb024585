package dev.touchline.overlay.match;

/** A pitch as the control plane shows it: metres. */
public record PitchDocument(Double lengthMetres, Double widthMetres) {
    /** The pitch of a match that states none. */
    public static final PitchDocument DEFAULT = new PitchDocument(105.0, 68.0);
}
