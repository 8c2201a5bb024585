"""python3 example.py [ADDRESS [BACKUP]]: where the ball is in match 1, and what happens. Needs the package `websockets`."""
import asyncio, itertools, json, os, random, sys, websockets

SUBS = {1: {"t": "sub", "id": 1, "channel": "match/1/frames", "rate": [1, 1], "fields": ["x", "y"], "objects": [0]},
        2: {"t": "sub", "id": 2, "channel": "match/1/events"}}
IDENTIFY = {"t": "identify", "v": 1, "client": {"name": "example"}, "token": os.environ.get("TOUCHLINE_TOKEN", "")}

async def main(addresses):
    points, bye = [], {}  # The points say how far the events have come: none is lost with the connection, or told twice.
    for address in itertools.cycle(addresses):
        try:
            async with websockets.connect(address, subprotocols=["touchline.v1.json"]) as socket:
                async for text in socket:
                    match json.loads(text):
                        case {"t": "hello", **bye}:  # Which has no word of coming back: an earlier server's is forgotten.
                            await socket.send(json.dumps({**IDENTIFY, "resume": {"subs": points}}))
                        case {"t": "ready"}:
                            await asyncio.gather(*(socket.send(json.dumps(sub)) for sub in SUBS.values()))
                        case {"t": "subok", "id": 2, "epoch": epoch, "seq": seq} if [epoch] != [p["epoch"] for p in points]:
                            points = [{"id": 2, "epoch": epoch, "seq": seq}]
                        case {"t": "suberr", "code": "unknown-match" | "busy" | "too-many-streams", "id": number}:
                            await asyncio.sleep(1)  # It may pass: a server that has just started may have the match soon.
                            await socket.send(json.dumps(SUBS[number]))
                        case {"t": "suberr", "code": code, "message": message}:
                            print("refused:", code, message, flush=True)
                        case {"t": "frame", "rows": [ball]}:
                            print("ball:", *ball, flush=True)
                        case {"t": "event", "seq": seq, "kind": kind, "data": data}:
                            points[0]["seq"] = seq
                            print("event:", kind, data, flush=True)
                        case {"t": "bye", **bye}:
                            print("bye:", bye, flush=True)
        except (OSError, websockets.WebSocketException) as fault:
            print("lost:", fault, flush=True)
            if not bye.get("reconnect", getattr(getattr(fault, "rcvd", None), "code", 0) not in {4401, 4403, 4406, 4410}):
                return  # Not let in, or removed: whoever comes back is refused again.
        await asyncio.sleep(bye.get("afterMs", 0) / 1000 + random.uniform(0.25, 1))

asyncio.run(main(sys.argv[1:] or ["ws://127.0.0.1:8081/v1/live"]))
