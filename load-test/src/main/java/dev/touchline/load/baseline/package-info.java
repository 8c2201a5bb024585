/**
 * The bare receiver that a server is compared with: a program in C around {@code recvmmsg}, compiled when it is needed, or
 * the same in Java where there is no compiler. It runs as a process of its own, with the server's receive buffer, gets the
 * same feed from the same sender, and looks at no more than each record's capture time. What it loses and how late it is, the
 * kernel and the machine cost, and no server can be better by the same means.
 */
package dev.touchline.load.baseline;
