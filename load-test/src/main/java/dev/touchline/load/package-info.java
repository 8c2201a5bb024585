/**
 * The black-box load test: plays a feed at a stated rate at a running server, listens as its clients do, and reports
 * what arrived, what was lost and how long it took. {@link dev.touchline.load.LoadRun} is the way in. The packages
 * below send ({@code feed}), listen ({@code live}, from a process that {@code clients} starts), talk to the control plane
 * and read the machine's counters ({@code control}), and measure a bare receiver ({@code baseline}); none of them uses the
 * server's code, only its protocols.
 */
package dev.touchline.load;
