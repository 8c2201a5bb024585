/**
 * Matches to play. A {@link dev.touchline.feeds.MatchFeed} describes a match and hands out its frames one at a time;
 * where they come from (the simulator in {@code sim}, a file in {@code csv}) and where they go (the network in
 * {@code play}, a table in {@code stats}) are other packages. {@link dev.touchline.feeds.Feeds} opens a feed by name.
 */
package dev.touchline.feeds;
