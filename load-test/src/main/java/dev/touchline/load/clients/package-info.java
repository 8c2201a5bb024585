/**
 * The listening half of a load test, in this process or in one of its own. In a process of its own the collections and the
 * compiler of the clients' JVM do not stop the sender, whose instants are what everything is measured by; the two talk
 * in lines of JSON. {@code live} holds the clients themselves.
 */
package dev.touchline.load.clients;
