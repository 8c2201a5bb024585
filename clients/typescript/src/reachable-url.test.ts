import { expect, it } from 'vitest';
import { reachableUrl } from './reachable-url.ts';

it.each([
    ['ws://127.0.0.1:8081/v1/live', '127.0.0.1', 'ws://127.0.0.1:8081/v1/live'],
    ['ws://127.0.0.1:8081/v1/live', 'localhost', 'ws://127.0.0.1:8081/v1/live'],
    ['ws://127.0.0.1:8081/v1/live', 'truck-4', 'ws://truck-4:8081/v1/live'],
    ['ws://0.0.0.0:8081/v1/live', '10.0.0.7', 'ws://10.0.0.7:8081/v1/live'],
    ['wss://live.example:443/v1/live', 'truck-4', 'wss://live.example/v1/live'],
])('should reach %s from a page of %s at %s', (liveUrl, page, reachable) => {
    expect(reachableUrl(liveUrl, page)).toBe(reachable);
});
