#!/usr/bin/env python3
"""Distance and top speed of every player of a tracked match, by scipy: what the engine's kinematics are held to.

Positions are smoothed by a third-order Butterworth low-pass of 1 Hz run forward and backward (scipy.signal.filtfilt); the
distance is the sum of the steps between smoothed positions, the top speed the longest step over its time.

    /usr/bin/python3 kinematics_reference.py MATCH.csv[.gz] [--mend MPS] [--rate HZ]

MATCH has the columns frame, object, team, x_m and y_m. Without --mend positions are taken as they are. With --mend, stretches
in which a position moves faster than MPS are taken out first: the path goes on from the mean velocity of the 0.2 s before to
that of the 0.2 s after, and what lies behind is shifted to fit. Prints object,distance_m,top_speed_mps.
"""

import argparse
import collections
import csv
import gzip

import numpy
from scipy.signal import butter, filtfilt


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8-sig") if path.endswith(".gz") else open(path, encoding="utf-8-sig")
    players = collections.defaultdict(list)
    with opened as lines:
        for row in csv.DictReader(lines):
            if row["team"] in ("home", "away") and row["x_m"] and row["y_m"]:
                players[row["object"]].append((int(row["frame"]), float(row["x_m"]), float(row["y_m"])))
    return players


def pieces(track, rate):
    """The track cut where half a second or more is missing; shorter gaps filled straight."""
    frames = numpy.array([row[0] for row in track])
    places = numpy.array([row[1:] for row in track])
    cuts = numpy.where(numpy.diff(frames) >= rate / 2)[0] + 1
    for at, xy in zip(numpy.split(frames, cuts), numpy.split(places, cuts)):
        full = numpy.arange(at[0], at[-1] + 1)
        yield numpy.column_stack([numpy.interp(full, at, xy[:, axis]) for axis in (0, 1)])


def mend(places, fastest, rate):
    """The same path without the steps that are faster than possible."""
    steps = numpy.diff(places, axis=0)
    wild = numpy.where(numpy.hypot(steps[:, 0], steps[:, 1]) * rate > fastest)[0]
    look = round(0.2 * rate)
    groups = numpy.split(wild, numpy.where(numpy.diff(wild) >= 2 * look)[0] + 1) if len(wild) else []
    mended = steps.copy()
    for group in groups:
        first, last = group[0], group[-1]
        before, after = steps[max(0, first - look):first], steps[last + 1:last + 1 + look]
        before, after = (beside.mean(axis=0) for beside in (before if len(before) else after, after if len(after) else before))
        share = ((numpy.arange(first, last + 1) - first + 0.5) / (last + 1 - first))[:, None]
        mended[first:last + 1] = before * (1 - share) + after * share
    return numpy.vstack([places[:1], places[0] + numpy.cumsum(mended, axis=0)])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("match")
    arguments.add_argument("--mend", type=float)
    arguments.add_argument("--rate", type=float, default=25)
    given = arguments.parse_args()
    numerator, denominator = butter(3, 1, fs=given.rate)
    print("object,distance_m,top_speed_mps")
    for name, track in read(given.match).items():
        distance, top = 0.0, 0.0
        for piece in pieces(track, given.rate):
            path = mend(piece, given.mend, given.rate) if given.mend else piece
            if len(path) > 12:
                smooth = filtfilt(numerator, denominator, path, axis=0)
                steps = numpy.hypot(*numpy.diff(smooth, axis=0).T)
                distance += steps.sum()
                top = max(top, steps.max() * given.rate)
        print(f"{name},{distance:.4f},{top:.5f}")


if __name__ == "__main__":
    main()
