/** Calls what the library's user wrote; answers what it answered, or `undefined` when it failed. */
export type CallbackGuard = <T>(callback: () => T) => T | undefined;

/**
 * Keeps faults of a user's callbacks from the client, which goes on whatever they do; also those of callbacks that are asynchronous,
 * which would end a Node process.
 *
 * @param onFault - is told what was thrown
 */
export function callbackGuard(onFault: (error: unknown) => void): CallbackGuard {
    const report = (error: unknown) => {
        try {
            onFault(error);
        } catch (another) {
            console.error(another);
        }
    };
    return (callback) => {
        try {
            const answer = callback();
            if (answer instanceof Promise) {
                answer.catch(report);
            }
            return answer;
        } catch (error) {
            report(error);
            return undefined;
        }
    };
}

/** What a fault says of itself. */
export function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
