#!/usr/bin/env python3
"""Writes the golden vectors of the feed, the overlay and the live socket: bytes and their meaning.

An independent implementation: it packs by the byte tables of the wire format, not by the generated codecs, so that the
Java and TypeScript tests that read the files hold the codecs to the tables.

    python3 protocol/golden/make_vectors.py
"""
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
FEED, OVERLAY, LIVE = 0x544C, 0x544F, 0x5450
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
    return struct.pack("<HHHH", len(block), template_id, OVERLAY, 2) + block + group


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


NULL64, NULL32 = -(2**63), -(2**31)


def text(value):
    raw = value.encode()
    return struct.pack("<H", len(raw)) + raw


def document(value):
    raw = json.dumps(value, separators=(",", ":")).encode()
    return struct.pack("<I", len(raw)) + raw


def group(entry_format, entries):
    return struct.pack("<HH", struct.calcsize("<" + entry_format), len(entries)) + b"".join(
        struct.pack("<" + entry_format, *entry) for entry in entries)


def live():
    """Every message of the live socket in binary, and the JSON message that says the same."""
    now = 1_750_000_000_000_000
    out = []

    def add(name, side, template, block_format, block, meaning, rest=b""):
        body = struct.pack("<" + block_format, *block)
        head = struct.pack("<HHHH", len(body), template, LIVE, 1)
        out.append({"name": name, "from": side, "hex": (head + body + rest).hex(), "json": meaning})

    add("hello", "server", 1, "HqqI", (1, 1_750_000_000_000, now, 1000),
        {"t": "hello", "v": 1, "server": "touchline 0.1.0", "epoch": 1_750_000_000_000, "nowUs": now, "auth": "none",
         "heartbeatMs": 1000}, text("touchline 0.1.0") + text("none"))
    add("identify with everything", "client", 2, "HIIq", (1, 60000, 1001, 1_750_000_000_000),
        {"t": "identify", "v": 1, "resume": {"epoch": 1_750_000_000_000, "subs": [{"id": 1, "seq": 812, "epoch": 2}, {"id": 2, "seq": 58}]},
         "token": "tl_1", "client": {"name": "scoreboard", "kind": "graphics", "engine": "own", "fps": 60000 / 1001}},
        group("qqq", [(1, 812, 2), (2, 58, NULL64)]) + text("tl_1") + text("scoreboard") + text("graphics") + text("own"))
    add("identify with nothing", "client", 2, "HIIq", (1, 0, 1, NULL64), {"t": "identify", "v": 1, "client": {}},
        group("qqq", []) + text("") * 4)
    add("ready", "server", 3, "B", (1,), {"t": "ready", "clientId": "c7", "role": "graphics", "resumed": True}, text("c7") + text("graphics"))
    add("sub with everything", "client", 4, "qIIIBiiiiBi", (5, 50, 1, 3000, 1, 36000, 52500, -20160, 20160, 2, 9),
        {"t": "sub", "id": 5, "policy": "all", "delayMs": 3000, "rate": [50, 1], "zone": {"x": [36, 52.5], "y": [-20.16, 20.16]},
         "objects": [0, 7], "team": "away", "cam": 9, "channel": "match/1/frames"}, group("B", [(0,), (7,)]) + text("match/1/frames"))
    add("sub with nothing", "client", 4, "qIIIBiiiiBi", (6, 0, 1, 2**32 - 1, 0, NULL32, NULL32, NULL32, NULL32, 0, NULL32),
        {"t": "sub", "id": 6, "policy": "latest", "channel": "system/health"}, group("B", []) + text("system/health"))
    add("unsub", "client", 5, "q", (5,), {"t": "unsub", "id": 5})
    fields = ["o", "x", "y", "z", "vx", "vy", "vz", "ax", "ay", "s", "q", "age", "d"]
    add("subok of frames", "server", 6, "qIqqIIIBBqqdB", (5, 3, 2, 812, 50, 1, 3000, 1, 1, now, now + 40, 2.0, 1),
        {"t": "subok", "id": 5, "stream": 3, "epoch": 2, "seq": 812, "effective": {"rate": [50, 1], "policy": "all", "delayMs": 3000},
         "row": fields, "timeline": {"mode": "replay", "mediaUs": now, "atUs": now + 40, "rate": 2}})
    add("subok of no match", "server", 6, "qIqqIIIBBqqdB", (6, 4, 9, 0, 0, 1, 0, 0, 2, 0, 0, 1.0, 0),
        {"t": "subok", "id": 6, "stream": 4, "epoch": 9, "seq": 0, "effective": {"rate": None, "policy": "latest", "delayMs": 0}, "row": []})
    add("suberr", "server", 7, "q", (6,), {"t": "suberr", "id": 6, "code": "unknown-match", "message": "no such match: id=9"},
        text("unknown-match") + text("no such match: id=9"))
    rows = [(0, 0, 0, -20, -410, 110, 12000, -3500, 0, 0, 0, 150, 1_234_567), (63, 2, 65534, 52500, -34000, 0, 0, 0, 0, 0, 0, 65535, 88)]
    shown = [[0, -0.02, -0.41, 0.11, 12, -3.5, 0, 0, 0, 0.15, "live", 0, 1234.567],
             [63, 52.5, -34, 0, 0, 0, 0, 0, 0, 65.535, "stale", 65534, 0.088]]
    frame = {"t": "frame", "stream": 3, "seq": 813, "tsUs": now, "pubUs": now + 1100, "clock": {"period": 1, "ms": 40, "running": True},
             "rows": shown}
    add("frame", "stream", 8, "IqqqIBBBBBBB", (3, 813, now, now + 1100, 40, 1, 1, 255, 0, 0, 0, 0), frame,
        group("BBHiiiiiiiiHI", rows) + group("qHiiiiiiBffffff", []))
    add("frame with drop-frame timecode", "stream", 8, "IqqqIBBBBBBB", (3, 813, now, now + 1100, 40, 1, 1, 15, 6, 40, 4, 1),
        {**frame, "tc": "15:06:40;04"}, group("BBHiiiiiiiiHI", rows) + group("qHiiiiiiBffffff", []))
    add("frame with a camera", "stream", 8, "IqqqIBBBBBBB", (3, 813, now, now + 1100, 40, 1, 1, 255, 0, 0, 0, 0),
        {**frame, "cam": {"id": 9, "tsUs": now - 5000, "pan": 12.5, "tilt": -4.25, "roll": 0, "x": 0, "y": -62, "z": 18.5,
                          "lens": {"focalLengthMm": 120, "sensorWidthMm": 9.625, "k1": -0.125, "k2": 0.0625, "principalPointX": 0.5,
                                   "principalPointY": -0.25}}},
        group("BBHiiiiiiiiHI", rows) + group("qHiiiiiiBffffff", [
            (now - 5000, 9, 12_500_000, -4_250_000, 0, 0, -62_000, 18_500, 1, 120.0, 9.625, -0.125, 0.0625, 0.5, -0.25)]))
    add("heat snap", "stream", 9, "IqqqqHHII", (4, 2, 850, now, 960_000, 3, 2, 104_823, 68_407),
        {"t": "snap", "stream": 4, "epoch": 2, "seq": 850,
         "data": {"tsUs": now, "grid": "8x13", "when": "out", "direction": "attacking", "gridMetres": [104.823, 68.407], "columns": 3,
                  "rows": 2, "outsideUs": 960_000, "unit": "us", "cells": [0, 40000, 0, 500000, 5_400_000_000, 1]}},
        group("q", [(c,) for c in (0, 40000, 0, 500000, 5_400_000_000, 1)]) + text("8x13") + text("out") + text("attacking"))
    add("heat patch", "stream", 10, "Iqqqq", (4, 850, 875, now + 1_000_000, 960_000),
        {"t": "patch", "stream": 4, "base": 850, "seq": 875, "tsUs": now + 1_000_000, "outsideUs": 960_000, "ops": [[1, 80000], [5, 40001]]},
        group("Hq", [(1, 80000), (5, 40001)]))
    health = {"status": "degraded", "reasons": ["match 1: source missing: id=2"]}
    add("document snap", "stream", 11, "Iqq", (6, 9, 1), {"t": "snap", "stream": 6, "epoch": 9, "seq": 1, "data": health}, document(health))
    ops = [{"op": "replace", "path": "/status", "value": "ok"}]
    add("document patch", "stream", 12, "Iqq", (6, 1, 2), {"t": "patch", "stream": 6, "base": 1, "seq": 2, "ops": ops}, document(ops))
    data = {"durationSeconds": 0.84, "team": "home", "objectId": 7, "otherId": 10, "completed": True, "value": 14.2}
    add("event", "stream", 13, "Iqq", (5, 58, now), {"t": "event", "stream": 5, "seq": 58, "tsUs": now, "kind": "pass", "severity": "info", "data": data},
        text("pass") + text("info") + document(data))
    add("gap", "server", 14, "Iqq", (3, 814, 820), {"t": "gap", "stream": 3, "from": 814, "to": 820, "why": "conflated"}, text("conflated"))
    for side in ("client", "server"):
        add("ping of the " + side, side, 15, "qq", (5, 123), {"t": "ping", "n": 5, "t0": 123})
        add("pong of the " + side, side, 16, "qqqq", (5, 123, 456, 789), {"t": "pong", "n": 5, "t0": 123, "t1": 456, "t2": 789})
    add("heartbeat", "server", 17, "q", (now,),
        {"t": "hb", "nowUs": now, "feed": {"1": "stale"}, "lastTsUs": {"1": now - 600_000},
         "timeline": {"1": {"mode": "live", "mediaUs": now, "atUs": now, "rate": 1}}, "head": {"3": 813, "5": 58}},
        group("Iq", [(3, 813), (5, 58)]) + struct.pack("<HH", 37, 1) + struct.pack("<IqBqqd", 1, now - 600_000, 0, now, now, 1.0) + text("stale"))
    add("stats", "client", 18, "dqqddqq", (49.9, 3, 813, 12.5, 90.0, NULL64, 900),
        {"t": "stats", "fps": 49.9, "ageMs": 12.5, "bufMs": 90, "dropped": 3, "lastSeq": 813, "rttUs": 900})
    add("ctl setDelay", "server", 19, "qB", (3000, 0), {"t": "ctl", "command": "setDelay", "delayMs": 3000}, text("setDelay"))
    add("ctl reload", "server", 19, "qB", (NULL64, 0), {"t": "ctl", "command": "reload"}, text("reload"))
    add("ctl freeze", "server", 19, "qB", (NULL64, 1), {"t": "ctl", "command": "freeze", "on": True}, text("freeze"))
    add("err", "server", 20, "", (), {"t": "err", "code": "bad-request", "message": "unknown message: t=dance"},
        text("bad-request") + text("unknown message: t=dance"))
    add("bye", "server", 21, "HIB", (4503, 1000, 1), {"t": "bye", "code": 4503, "message": "the server stops", "reconnect": True, "afterMs": 1000},
        text("the server stops"))
    pose = (8, 12, now, 12_500_000, -4_250_000, 0, 0, -62_000, 18_500)
    camera = {"t": "camera", "stream": 8, "seq": 12, "tsUs": now, "pan": 12.5, "tilt": -4.25, "roll": 0, "x": 0, "y": -62, "z": 18.5}
    add("camera", "stream", 22, "IqqiiiiiiBffffff", pose + (1, 120.0, 9.625, -0.125, 0.0625, 0.5, -0.25),
        {**camera, "lens": {"focalLengthMm": 120, "sensorWidthMm": 9.625, "k1": -0.125, "k2": 0.0625, "principalPointX": 0.5,
                            "principalPointY": -0.25}})
    add("camera without a lens", "stream", 22, "IqqiiiiiiBffffff", pose + (0,) + (0.0,) * 6, camera)
    return {"messages": out}


def write(name, value):
    (HERE / name).write_text(json.dumps(value, indent=1) + "\n")


# The paper's appendix A: key 00..0f, message 00..0e.
assert siphash24(bytes(range(16)), bytes(range(15))) == 0xA129CA6149BE45E5
write("feed-records.json", feed())
write("overlay-messages.json", overlay())
write("live-messages.json", live())
