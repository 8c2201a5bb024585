import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The address that `npm run dev` takes the API from: a server, or `npm run dev:fake`. */
const server = process.env.TOUCHLINE_SERVER ?? 'http://127.0.0.1:8080';

const client = (file: string) => fileURLToPath(new URL(`../clients/typescript/src/${file}`, import.meta.url));

export default defineConfig({
    base: './',
    resolve: {
        alias: [
            { find: 'touchline-client/testing', replacement: client('testing/fake-live-server.ts') },
            { find: 'touchline-client', replacement: client('index.ts') },
        ],
    },
    build: {
        target: 'es2022',
        outDir: 'dist',
        // The server's content security policy knows no data: fonts and no inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
    },
    server: { proxy: { '/api': server } },
    test: {
        include: ['src/**/*.test.ts'],
        environment: 'node',
        testTimeout: 10_000,
    },
});
