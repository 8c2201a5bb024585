/**
 * The program of the DEBS 2013 Grand Challenge around its queries: files in, files of results and a summary out. One thread reads,
 * computes and writes.
 */
package dev.touchline.server.debs;
