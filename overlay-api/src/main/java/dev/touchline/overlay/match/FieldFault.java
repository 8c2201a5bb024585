package dev.touchline.overlay.match;

/** One thing that is wrong with a document: where, and what. */
public record FieldFault(String field, String message) {}
