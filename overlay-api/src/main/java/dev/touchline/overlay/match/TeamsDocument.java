package dev.touchline.overlay.match;

/** The two teams of a match. */
public record TeamsDocument(TeamDocument home, TeamDocument away) {}
