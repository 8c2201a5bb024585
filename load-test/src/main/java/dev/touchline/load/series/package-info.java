/**
 * A load test interval by interval: what was sent and received, how late it was, and what the server used. Readings are taken by
 * a thread of their own at whole seconds of the clock, through the control plane and {@code /proc}, so that neither the
 * sender nor the clients wait for them; what grew between two readings is a sample.
 */
package dev.touchline.load.series;
