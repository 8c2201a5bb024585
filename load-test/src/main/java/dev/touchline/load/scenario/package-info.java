/**
 * What a load test does over time: how the rate goes, and which difficult clients there are beside the well-behaved ones.
 * Values only: nothing here sends, listens or waits, so that the sending and the listening half can both be told.
 */
package dev.touchline.load.scenario;
