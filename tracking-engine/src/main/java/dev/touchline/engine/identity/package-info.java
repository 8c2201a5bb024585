/**
 * Who is who: the map from the ids that feeds send to the objects that they count as, which people change, and a watch over
 * players who cross, which tells when two have probably changed places. Nothing in here changes an identity by itself.
 */
package dev.touchline.engine.identity;
