/** Counts checks and says how each went. */
export class Checks {
    passed = 0;
    failed = 0;

    /** Runs one check; what it throws is its failure. Later checks still run. */
    async run(name, check) {
        try {
            await check();
            this.passed++;
            console.log(`  ok    ${name}`);
        } catch (error) {
            this.failed++;
            const message = error instanceof Error ? error.message : String(error);
            console.log(`  FAIL  ${name}\n        ${message.split('\n').slice(0, 16).join('\n        ')}`);
        }
    }

    get summary() {
        return `${this.passed} passed, ${this.failed} failed`;
    }
}

/** Polls until `read` answers something true, and answers that. */
export async function until(what, read, timeoutMs = 15_000) {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
        const value = await read();
        if (value) {
            return value;
        }
        if (performance.now() > deadline) {
            throw new Error(`not within ${timeoutMs} ms: ${what}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
