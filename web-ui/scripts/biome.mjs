#!/usr/bin/env node
/**
 * Runs Biome's own program for this platform with the arguments given.
 *
 * The package `@biomejs/biome` 2.6.8 names programs for ten platforms, eight of which the registry did not have when the
 * lock was written; `npm ci` refuses such a lock. So package.json names the two programs there are (Linux with glibc, x64
 * and arm64), and this stands for the package's launcher. Elsewhere it fails and says so.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const program = `@biomejs/cli-${process.platform}-${process.arch}/biome`;
let path;
try {
    path = createRequire(import.meta.url).resolve(program);
} catch {
    console.error(`no Biome for this platform: ${program} is not installed; check on Linux x64 or arm64 with glibc`);
    process.exit(1);
}
const { status, error } = spawnSync(path, process.argv.slice(2), { stdio: 'inherit' });
if (error) {
    console.error(`Biome did not run: ${error.message}`);
}
process.exit(status ?? 1);
