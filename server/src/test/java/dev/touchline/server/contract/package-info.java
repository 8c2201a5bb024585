/**
 * What holds the server against its documents: every message and every HTTP answer that a system test receives is validated, with
 * fields that the documents do not name refused.
 */
package dev.touchline.server.contract;
