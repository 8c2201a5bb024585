"""python3 example.py [ADDRESS [BACKUP]]: where the ball is in match 1, and what happens. Needs the package `websockets`."""
import asyncio, itertools, json, os, random, sys, websockets

SUBS = [
    {"id": 1, "channel": "match/1/frames", "policy": "latest", "rate": [1, 1], "fields": ["x", "y"], "objects": [0]},
    {"id": 2, "channel": "match/1/events", "policy": "all"},
]
FINAL = {4401, 4403, 4406, 4410}  # Not let in, or removed: whoever comes back is refused again.
TOKEN = {"token": os.environ["TOUCHLINE_TOKEN"]} if "TOUCHLINE_TOKEN" in os.environ else {}
server, point = 0, None  # How far the events have come: none is lost when the connection is, and none told twice.

async def session(address, bye):
    global server, point
    async with websockets.connect(address, subprotocols=["touchline.v1.json"]) as socket:
        async for text in socket:
            message = json.loads(text)
            match message["t"]:
                case "hello":
                    resume = {"resume": {"epoch": server, "subs": [point]}} if point else {}
                    server = message["epoch"]
                    await socket.send(json.dumps({"t": "identify", "v": 1, "client": {"name": "example"}, **TOKEN, **resume}))
                case "ready":
                    await asyncio.gather(*(socket.send(json.dumps({"t": "sub", **sub})) for sub in SUBS))
                case "subok" if message["id"] == 2 and (point is None or point["epoch"] != message["epoch"]):
                    point = {"id": 2, "seq": message["seq"], "epoch": message["epoch"]}
                case "frame" if message["rows"]:
                    print("ball:", *message["rows"][0], flush=True)
                case "event":
                    point["seq"] = message["seq"]
                    print("event:", message["kind"], message["data"], flush=True)
                case "bye":
                    bye.update(message)

async def main(addresses):
    for address in itertools.cycle(addresses):
        bye = {}
        try:
            await session(address, bye)
        except (OSError, websockets.WebSocketException) as fault:
            print("lost:", fault, flush=True)
            closed = getattr(fault, "rcvd", None)
            if not bye.get("reconnect", closed is None or closed.code not in FINAL):
                return
        await asyncio.sleep(bye.get("afterMs", 0) / 1000 + random.uniform(0.25, 1))

asyncio.run(main(sys.argv[1:] or ["ws://127.0.0.1:8081/v1/live"]))
