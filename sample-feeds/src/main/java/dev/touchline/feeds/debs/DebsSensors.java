package dev.touchline.feeds.debs;

import java.util.ArrayList;
import java.util.List;

/**
 * The sensor numbers of the challenge's recording, which made-up files have too. Players have no names but team and number.
 * Constants; any thread.
 */
public final class DebsSensors {
    /** Players of each team; the first keeps goal. */
    static final int TEAM = 8;

    static final int PLAYERS = 2 * TEAM;
    /** The referee, after the players. */
    static final int PEOPLE = PLAYERS + 1;
    /** The ball of a made-up game; the recording has spare ones. */
    static final int BALL = 4;

    /** When the halves of the recording begin and end, ps. */
    static final long[][] HALVES = {
        {10_753_295_594_424_116L, 12_557_295_594_424_116L}, {13_086_639_146_403_495L, 14_879_639_146_403_495L}
    };

    /** Shoes, left and right; then a keeper's gloves. */
    private static final int[][] LIMBS = {
        {13, 14, 97, 98}, {47, 16}, {49, 88}, {19, 52}, {53, 54}, {23, 24}, {57, 58}, {59, 28},
        {61, 62, 99, 100}, {63, 64}, {65, 66}, {67, 68}, {69, 38}, {71, 40}, {73, 74}, {75, 44},
        {105, 106}
    };

    private DebsSensors() {}

    static int[] limbs(final int person) {
        return LIMBS[person].clone();
    }

    /** Metadata of the recording and of made-up files, as lines of the program's own text format. */
    public static List<String> metadata() {
        final List<String> lines = new ArrayList<>();
        for (final long[] half : HALVES) {
            lines.add("half," + half[0] + "," + half[1]);
        }
        lines.add("ball,4,8,10,12");
        lines.add("referee,105,106");
        for (int player = 0; player < PLAYERS; player++) {
            final String team = player < TEAM ? "A" : "B";
            final StringBuilder line = new StringBuilder("player," + team + "," + (player + 1) + "," + team);
            line.append(player % TEAM + 1);
            for (final int sensor : LIMBS[player]) {
                line.append(',').append(sensor);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
