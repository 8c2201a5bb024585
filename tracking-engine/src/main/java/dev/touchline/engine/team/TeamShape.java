package dev.touchline.engine.team;

/**
 * The shape of a team at an instant, metres and square metres. Immutable; any thread. What cannot be told is NaN: everything
 * of an empty team, lines of a team whose direction of attack is not known or with fewer than three outfield players.
 *
 * @param players how many it is of
 * @param centroidX their mean position along the pitch (Frencken et al. 2011)
 * @param centroidY their mean position across it
 * @param widthMetres greatest less smallest y (Folgado et al. 2014)
 * @param lengthMetres greatest less smallest x (Folgado et al. 2014)
 * @param stretchMetres stretch index: mean distance to their centroid (Bourbousson, Seve and McGarry 2010)
 * @param areaSquareMetres of their convex hull (Frencken et al. 2011, "surface area")
 * @param defensiveLineX mean x of the rearmost line; with the goalkeeper, who is a line of his own, his x
 * @param lineDistanceMetres mean distance between neighbouring lines; see {@link TeamLines}
 */
public record TeamShape(
        int players,
        double centroidX,
        double centroidY,
        double widthMetres,
        double lengthMetres,
        double stretchMetres,
        double areaSquareMetres,
        double defensiveLineX,
        double lineDistanceMetres) {}
