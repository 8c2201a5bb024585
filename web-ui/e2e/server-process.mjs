import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const READY = 'ready';
const ADDRESS = /^(dashboard|live|feed): (\w+:\/\/[^/]+:(\d+)\S*)$/;
const FLAGS = { dashboard: '--http-port', live: '--live-port', feed: '--feed-port' };
const LAST_LINES = 12;

/**
 * The packaged server as a process of its own, or the development one. It takes free ports when it starts first, and the same
 * ports when it starts again. Ends only what it started.
 */
export class ServerProcess {
    #child;
    #ports = { dashboard: 0, live: 0, feed: 0 };

    constructor(command, args, logFile) {
        this.command = command;
        this.args = args;
        this.logFile = logFile;
    }

    /** Starts it, and resolves once it is ready; then `url` is where its dashboard is. */
    start(timeoutMs = 60_000) {
        const ports = Object.entries(FLAGS).flatMap(([name, flag]) => [flag, `${this.#ports[name]}`]);
        const child = spawn(this.command, [...this.args, ...ports], { stdio: ['ignore', 'pipe', 'pipe'] });
        const log = createWriteStream(this.logFile, { flags: 'a' });
        const last = [];
        this.#child = child;
        return new Promise((resolve, reject) => {
            const fail = (what) => {
                clearTimeout(timer);
                reject(new Error([`${what}: log=${this.logFile}`, ...last].join('\n')));
            };
            const timer = setTimeout(() => fail(`the server is not ready: waitedMs=${timeoutMs}`), timeoutMs);
            const onLine = (line) => {
                log.write(`${line}\n`);
                last.push(line);
                last.splice(0, last.length - LAST_LINES);
                this.#noteAddress(line);
                if (line === READY) {
                    clearTimeout(timer);
                    resolve();
                }
            };
            createInterface({ input: child.stdout }).on('line', onLine);
            createInterface({ input: child.stderr }).on('line', onLine);
            child.once('error', (error) => fail(`the server does not start: ${error.message}`));
            // Not "exit": only then its last words have been read.
            child.once('close', (code, signal) => {
                log.end();
                fail(`the server ended: code=${code}, signal=${signal}`);
            });
        });
    }

    #noteAddress(line) {
        const [, name, address, port] = ADDRESS.exec(line) ?? [];
        if (name !== undefined) {
            this.#ports[name] = Number(port);
        }
        if (name === 'dashboard') {
            this.url = address;
        }
    }

    /** Kills it as a crash would, and resolves once it is gone. */
    kill() {
        const child = this.#child;
        this.#child = undefined;
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
            return Promise.resolve();
        }
        return new Promise((resolve) => {
            child.once('close', () => resolve());
            child.kill('SIGKILL');
        });
    }
}
