/**
 * The configuration: every key with its default, unit and meaning in one enumeration, read from a file, the environment and
 * the command line in that order, checked as a whole and then frozen.
 */
package dev.touchline.server.config;
