#!/usr/bin/env python3
"""Writes the golden vectors of the feed and the overlay: bytes and their meaning.

An independent implementation: it packs by the byte tables of the wire format, not by the generated codecs, so that the
Java and TypeScript tests that read the files hold the codecs to the tables.

    python3 protocol/golden/make_vectors.py
"""
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
FEED, OVERLAY = 0x544C, 0x544F
QUALITY = ["LIVE", "EXTRAPOLATED", "STALE"]
SIDES = {"UNKNOWN": 0, "NONE": 0, "HOME": 1, "AWAY": 2}
YES_NO = {"NO": 0, "YES": 1}
SCOPES = ["BALL", "HOME", "AWAY", "PLAYER"]
WINDOWS = ["ONE_MINUTE", "FIVE_MINUTES", "TEN_MINUTES", "FIFTEEN_MINUTES", "HALF", "MATCH"]
GRIDS = ["ONE_METRE", "GRID_8X13", "GRID_16X25", "GRID_32X50", "GRID_64X100"]
WHENS = ["ALL", "IN_PLAY", "IN_POSSESSION", "OUT_OF_POSSESSION"]
DIRECTIONS = ["ABSOLUTE", "ATTACKING"]

ROTATE = lambda v, n: ((v << n) | (v >> (64 - n))) & (2**64 - 1)


def siphash24(key, message):
    """SipHash-2-4, Aumasson and Bernstein 2012, section 2."""
    mask = 2**64 - 1
    k0, k1 = struct.unpack("<QQ", key)
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def rounds(n):
        for _ in range(n):
            v[0] = (v[0] + v[1]) & mask
            v[1] = ROTATE(v[1], 13) ^ v[0]
            v[0] = ROTATE(v[0], 32)
            v[2] = (v[2] + v[3]) & mask
            v[3] = ROTATE(v[3], 16) ^ v[2]
            v[0] = (v[0] + v[3]) & mask
            v[3] = ROTATE(v[3], 21) ^ v[0]
            v[2] = (v[2] + v[1]) & mask
            v[1] = ROTATE(v[1], 17) ^ v[2]
            v[2] = ROTATE(v[2], 32)

    tail = message[len(message) // 8 * 8 :]
    padded = message + bytes(7 - len(tail)) + bytes([len(message) & 0xFF])
    for (word,) in struct.iter_unpack("<Q", padded):
        v[3] ^= word
        rounds(2)
        v[0] ^= word
    v[2] ^= 0xFF
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def record(name, template, template_id, who, body, fields, key=None):
    head = struct.pack("<HHHH", 56, template_id, FEED, 1)
    ident = struct.pack(
        "<IHBBIHH", *(who[k] for k in ("matchId", "sourceId", "objectId", "pointId", "sequence", "frame", "session"))
    )
    first56 = head + ident + body
    assert len(first56) == 56, (name, len(first56))
    tag = siphash24(key, first56) if key else 0
    row = {"name": name, "template": template, "hex": (first56 + struct.pack("<Q", tag)).hex()}
    if key:
        row["key"] = key.hex()
    row["fields"] = {**who, **fields, "tag": str(tag)}
    return row


def feed():
    who = dict(matchId=1, sourceId=2, objectId=7, pointId=0, sequence=4294967295, frame=65535, session=3)
    none = dict(who, objectId=255, sequence=0, frame=0)
    time = 1_750_000_037_000_000_000
    key = bytes(range(16))
    rows = []

    def position(name, who, x, y, z, vx, vy, vz, sigma, flags, key=None):
        body = struct.pack("<QiiihhhHHH", time, x, y, z, vx, vy, vz, sigma, flags, 0)
        values = dict(captureTime=str(time), x=x, y=y, z=z, vx=vx, vy=vy, vz=vz, sigma=sigma, flags=flags, reserved=0)
        rows.append(record(name, "Position", 1, who, body, values, key))

    position("a player with everything stated", who, -47380, 80, 950, -312, 45, 0, 30, 0b1001)
    position("the ball, unsigned extremes", dict(who, matchId=4294967295, sourceId=65535, objectId=0),
             2147483647, -2147483647, 0, 32767, -32767, 1, 65535, 0b0001)
    position("unknown height and velocity", dict(who, objectId=63, pointId=28), 52500, -34000, -2147483648,
             -32768, -32768, -32768, 0, 0b0110)
    position("a signed record", who, 1000, 2000, 3000, 100, 200, 300, 20, 0b1000, key)

    body = struct.pack("<QQI", time, 2**40, 575) + bytes(12)
    rows.append(record("a heartbeat", "Heartbeat", 2, none, body,
                       dict(sendTime=str(time), recordsSent=str(2**40), nominalRate=575)))
    body = struct.pack("<QdH", time, 171.5, 9) + bytes(14)
    rows.append(record("a heart rate", "SensorSample", 3, dict(who, objectId=9), body,
                       dict(captureTime=str(time), value=171.5, metricId=9)))
    clock = dict(clockMs=2_712_340, period=2, running="YES", attacksPlusX="AWAY", ballInPlay="NO", possession="HOME")
    body = struct.pack("<QIBBBBB", time, clock["clockMs"], clock["period"], YES_NO[clock["running"]],
                       SIDES[clock["attacksPlusX"]], YES_NO[clock["ballInPlay"]], SIDES[clock["possession"]]) + bytes(15)
    rows.append(record("the second half, away attack +x", "MatchClock", 4, none, body,
                       dict(captureTime=str(time), **clock)))
    pose = dict(pan=-12_345_678, tilt=4_500_000, roll=0, x=0, y=-60000, z=18000)
    rows.append(record("a camera on the main stand", "CameraPose", 5, none,
                       struct.pack("<Qiiiiii", time, *pose.values()), dict(captureTime=str(time), **pose)))
    lens = dict(focalLength=100.5, sensorWidth=9.625, k1=-0.125, k2=0.0625, principalPointX=0.5, principalPointY=-0.25)
    rows.append(record("its lens", "CameraLens", 6, none, struct.pack("<Qffffff", time, *lens.values()),
                       dict(captureTime=str(time), **lens)))
    return {"records": rows}


def message(template_id, block, group):
    return struct.pack("<HHHH", len(block), template_id, OVERLAY, 1) + block + group


def overlay():
    ts, pub = 1_750_000_000_040_000, 1_750_000_000_041_100
    names = ["objectId", "quality", "ageMs", "x", "y", "z", "vx", "vy", "vz", "ax", "ay", "sigma", "distance"]
    rows = [
        [0, "LIVE", 0, -20, -410, 110, 12000, -3500, 0, 0, 0, 150, 1_234_567],
        [1, "EXTRAPOLATED", 120, -47380, 80, 0, -5, 1250, 0, 7, -1000, 42, 88],
        [63, "STALE", 65534, 52500, -34000, 0, 0, 0, 0, 0, 0, 65535, 4_294_967_294],
    ]
    packed = b"".join(struct.pack("<BBHiiiiiiiiHI", r[0], QUALITY.index(r[1]), *r[2:]) for r in rows)
    size = len(packed) // len(rows)
    block = struct.pack("<IIQqqIBB", 1, 2, 813, ts, pub, 40, 1, 1)
    frame = {
        "name": "a frame of three", "template": "Frame",
        "hex": message(1, block, struct.pack("<HH", size, len(rows)) + packed).hex(),
        "fields": {"matchId": 1, "epoch": 2, "seq": "813", "tsUs": str(ts), "pubUs": str(pub), "clockMs": 40,
                   "period": 1, "running": 1, "rows": [dict(zip(names, r)) for r in rows]},
        "json": {"t": "frame", "stream": 3, "seq": 813, "tsUs": ts, "pubUs": pub,
                 "clock": {"period": 1, "ms": 40, "running": True},
                 "rows": [
                     [0, -0.02, -0.41, 0.11, 12, -3.5, 0, 0, 0, 0.15, "live", 0, 1234.567],
                     [1, -47.38, 0.08, 0, -0.005, 1.25, 0, 0.007, -1, 0.042, "extrapolated", 120, 0.088],
                     [63, 52.5, -34, 0, 0, 0, 0, 0, 0, 65.535, "stale", 65534, 4294967.294]]},
    }
    empty = {
        "name": "a frame of nobody", "template": "Frame",
        "hex": message(1, struct.pack("<IIQqqIBB", 4294967295, 1, 1, ts, 0, 0, 0, 0), struct.pack("<HH", size, 0)).hex(),
        "fields": {"matchId": 4294967295, "epoch": 1, "seq": "1", "tsUs": str(ts), "pubUs": "0", "clockMs": 0,
                   "period": 0, "running": 0, "rows": []},
        "json": {"t": "frame", "stream": 3, "seq": 1, "tsUs": ts, "pubUs": 0,
                 "clock": {"period": 0, "ms": 0, "running": False}, "rows": []},
    }
    cells = [0, 40000, 0, 500000, 5_400_000_000, 1]
    common = dict(matchId=1, epoch=2, columns=3, rows=2)

    def heat(name, seq, scope, object_id, window, grid, when, direction, size_mm, outside_us, data):
        block = struct.pack("<IIQqBBBHHqBBBII", 1, 2, seq, ts, SCOPES.index(scope), object_id, WINDOWS.index(window),
                            3, 2, outside_us, GRIDS.index(grid), WHENS.index(when), DIRECTIONS.index(direction), *size_mm)
        return {
            "name": name, "template": "Heat",
            "hex": message(2, block, struct.pack("<HH", 8, len(cells)) + struct.pack("<6q", *cells)).hex(),
            "fields": {**common, "seq": str(seq), "tsUs": str(ts), "scope": scope, "objectId": object_id,
                       "window": window, "outsideUs": str(outside_us), "grid": grid, "when": when,
                       "direction": direction, "gridLength": size_mm[0], "gridWidth": size_mm[1],
                       "cells": [str(c) for c in cells]},
            "json": {"t": "snap", "stream": 4, "epoch": 2, "seq": seq,
                     "data": {"tsUs": ts, **data, "columns": 3, "rows": 2, "outsideUs": outside_us, "unit": "us",
                              "cells": cells}},
        }

    small = heat("a small heat map", 850, "PLAYER", 7, "FIVE_MINUTES", "ONE_METRE", "ALL", "ABSOLUTE", (3000, 2000), 960_000,
                 {"cellMetres": 1, "grid": "1m", "when": "all", "direction": "absolute", "gridMetres": [3, 2]})
    turned = heat("away attacking, on a coarse grid", 851, "AWAY", 255, "HALF", "GRID_8X13", "OUT_OF_POSSESSION", "ATTACKING",
                  (104_823, 68_407), 0,
                  {"grid": "8x13", "when": "out", "direction": "attacking", "gridMetres": [104.823, 68.407]})
    return {"messages": [frame, empty, small, turned]}


def write(name, value):
    (HERE / name).write_text(json.dumps(value, indent=1) + "\n")


# The paper's appendix A: key 00..0f, message 00..0e.
assert siphash24(bytes(range(16)), bytes(range(15))) == 0xA129CA6149BE45E5
write("feed-records.json", feed())
write("overlay-messages.json", overlay())
