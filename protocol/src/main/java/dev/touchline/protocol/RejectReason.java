package dev.touchline.protocol;

import java.util.Locale;

/** Why a datagram or a record of it was dropped. Each reason has a counter of its own. */
public enum RejectReason {
    EMPTY_DATAGRAM("datagrams without a byte"),
    PARTIAL_RECORD("datagrams whose length is no multiple of 64"),
    DATAGRAM_TOO_LONG("datagrams longer than 1472 bytes"),
    WRONG_BLOCK_LENGTH("records whose block length is not 56"),
    WRONG_SCHEMA("records of another schema"),
    WRONG_VERSION("records of a version this server does not know"),
    UNKNOWN_TEMPLATE("records of an unknown type"),
    UNKNOWN_MATCH("records of a match that is not registered"),
    UNKNOWN_SOURCE("records of a source that is not registered"),
    MIXED_MATCH("records whose match is not the datagram's first"),
    MIXED_SOURCE("records whose source is not the datagram's first"),
    WRONG_SENDER("records from an address that is not the source's"),
    UNKNOWN_OBJECT("records whose object or point id does not exist"),
    OUTSIDE_TIME_WINDOW("records whose capture time is outside the window"),
    WRONG_TAG("records whose authentication tag is wrong");

    private final String description;

    RejectReason(final String description) {
        this.description = description;
    }

    /** What is counted. */
    public String description() {
        return description;
    }

    /** The name that operators see: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
