/**
 * Sends a match over the network. {@link dev.touchline.feeds.play.FeedPlayer} turns frames into records and datagrams and
 * paces them against an injected {@link dev.touchline.feeds.play.Pacer}, open loop: it never slows down silently, it says
 * how far behind it is. {@link dev.touchline.feeds.play.MatchRegistration} introduces the match to the control plane
 * first.
 */
package dev.touchline.feeds.play;
