#!/usr/bin/env node
/**
 * Runs `npm ci`, here or in the folder that it is given, unless node_modules already holds what the lock says. For the Maven build, which would otherwise pay for
 * an installation each time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] === undefined ? fileURLToPath(new URL('..', import.meta.url)) : `${process.argv[2]}/`;
const stamp = `${root}node_modules/.installed-lock`;
const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(`${process.platform}-${process.arch}-${process.versions.modules}`)
    .digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    console.log('node_modules is as the lock says');
} else {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['ci', '--prefer-offline', '--no-audit', '--no-fund'], {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
    });
    if (status !== 0) {
        process.exit(status ?? 1);
    }
    writeFileSync(stamp, lock);
}
