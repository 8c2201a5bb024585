import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const READY = 'dashboard: http://';

/** A free TCP port of the loopback interface. Another program may take it before it is used; that is rare. */
export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

/** The packaged server as a process of its own, or the development one. Ends only what it started. */
export class ServerProcess {
    #child;

    constructor(command, args, logFile) {
        this.command = command;
        this.args = args;
        this.logFile = logFile;
    }

    /** Starts it, and resolves once it says where its dashboard is. */
    start(timeoutMs = 60_000) {
        const child = spawn(this.command, this.args, { stdio: ['ignore', 'pipe', 'pipe'] });
        const log = createWriteStream(this.logFile, { flags: 'a' });
        child.stderr.pipe(log, { end: false });
        this.#child = child;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`no "${READY}" within ${timeoutMs} ms`)), timeoutMs);
            child.once('error', reject);
            child.once('exit', (code) => {
                clearTimeout(timer);
                reject(new Error(`the server ended: code=${code}, log=${this.logFile}`));
            });
            createInterface({ input: child.stdout }).on('line', (line) => {
                log.write(`${line}\n`);
                if (line.includes(READY)) {
                    clearTimeout(timer);
                    resolve();
                }
            });
        });
    }

    /** Kills it as a crash would, and resolves once it is gone. */
    kill() {
        const child = this.#child;
        this.#child = undefined;
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
            return Promise.resolve();
        }
        return new Promise((resolve) => {
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
        });
    }
}
