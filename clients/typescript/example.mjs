// npm ci && npm run build && node example.mjs [ADDRESS [BACKUP]]: where the ball is in match 1, and what happens.
import { WebSocket } from 'ws';
import { DelayLine, eventsChannel, framesChannel, LiveClient, machineNowUs, RowReader } from './dist/index.js';

const line = new DelayLine();
let rows;
const client = new LiveClient(
    {
        servers: process.argv.length > 2 ? process.argv.slice(2) : ['ws://127.0.0.1:8081/v1/live'],
        client: { name: 'example', kind: 'example', engine: 'node' },
        token: () => process.env.TOUCHLINE_TOKEN,
        openSocket: (url, subprotocol) => new WebSocket(url, subprotocol), // A browser needs no such line.
    },
    {
        onState: (state) => console.log('state:', state.kind, state.reason ?? ''),
        onClockOffset: () => line.onClockOffset(client.clock.offsetUs, machineNowUs()),
    },
);
const onRefused = ({ message }) => console.log('refused:', message);
const ballOnly = { rate: [25, 1], fields: ['o', 'x', 'y', 'vx', 'vy'], objects: [0] };
client.subscribe(framesChannel(1), ballOnly, {
    onSubscribed: ({ row, timeline }, goesOn) => {
        rows = new RowReader(row);
        if (!goesOn) line.reset();
        line.onTimeline(timeline, client.clock.offsetUs, machineNowUs());
    },
    onMessage: (message) => message.t === 'frame' && line.onFrame(rows.frame(message), machineNowUs()),
    onRefused,
});
const onMessage = (message) => message.t === 'event' && console.log('event:', message.kind, message.data);
client.subscribe(eventsChannel(1), { policy: 'all' }, { onSubscribed: () => undefined, onMessage, onRefused });
client.start();
setInterval(() => {
    const ball = line.scene(machineNowUs()).objects[0];
    if (ball !== undefined) console.log('ball:', ball.place.x.toFixed(2), ball.place.y.toFixed(2));
}, 1000);
