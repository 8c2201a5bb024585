import type { DocumentOperation, Json } from './stream-messages.ts';

type Members = { readonly [member: string]: Json };

const INDEX = /^(?:0|[1-9]\d*)$/;

/**
 * Applies a JSON Patch (RFC 6902: add, remove, replace) and answers the new document. The old one stays as it was; what did
 * not change is shared.
 *
 * @throws RangeError when a step names a place that does not exist, or is none of the three
 */
export function patched(document: Json, ops: readonly DocumentOperation[]): Json {
    return ops.reduce((current, step) => applied(current, step, pointer(step.path), 0) ?? null, document);
}

/** The members' names and the indices of a JSON Pointer (RFC 6901). */
function pointer(path: string): readonly string[] {
    if (path !== '' && !path.startsWith('/')) {
        throw new RangeError(`not a JSON Pointer: path=${path}`);
    }
    return path
        .split('/')
        .slice(1)
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A value with a step applied beneath it; `undefined` when it is the one that is taken away. */
function applied(value: Json, step: DocumentOperation, path: readonly string[], depth: number): Json | undefined {
    const token = path[depth];
    if (token === undefined) {
        return newValue(step);
    }
    const last = depth === path.length - 1;
    if (isArray(value)) {
        const at = token === '-' && last && step.op === 'add' ? value.length : index(value, token, step);
        if (last && step.op === 'add') {
            return spliced(value, at, 0, newValue(step) ?? null);
        }
        const element = applied(required(value[at], step), step, path, depth + 1);
        return element === undefined ? spliced(value, at, 1) : spliced(value, at, 1, element);
    }
    if (typeof value !== 'object' || value === null) {
        throw nowhere(step);
    }
    const there = Object.hasOwn(value, token) ? value[token] : undefined;
    const member = last && step.op === 'add' ? newValue(step) : applied(required(there, step), step, path, depth + 1);
    return withMember(value, token, member);
}

/** Built of entries, so that a member called `__proto__` is a member. */
function withMember(object: Members, name: string, member: Json | undefined): Members {
    const others = Object.entries(object);
    const at = others.findIndex(([other]) => other === name);
    const entry: [string, Json][] = member === undefined ? [] : [[name, member]];
    return Object.fromEntries(at < 0 ? [...others, ...entry] : spliced(others, at, 1, ...entry));
}

function spliced<T>(array: readonly T[], at: number, taken: number, ...put: readonly T[]): readonly T[] {
    return [...array.slice(0, at), ...put, ...array.slice(at + taken)];
}

function newValue(step: DocumentOperation): Json | undefined {
    if (step.op === 'remove') {
        return undefined;
    }
    if ((step.op !== 'add' && step.op !== 'replace') || step.value === undefined) {
        throw new RangeError(`not a step that a document may change by: op=${step.op}, path=${step.path}`);
    }
    return step.value;
}

function index(array: readonly Json[], token: string, step: DocumentOperation): number {
    const at = INDEX.test(token) ? Number(token) : Number.NaN;
    if (!(at < array.length || (at === array.length && step.op === 'add'))) {
        throw nowhere(step);
    }
    return at;
}

function required(value: Json | undefined, step: DocumentOperation): Json {
    if (value === undefined) {
        throw nowhere(step);
    }
    return value;
}

function nowhere(step: DocumentOperation): RangeError {
    return new RangeError(`no such place in the document: op=${step.op}, path=${step.path}`);
}

function isArray(value: Json): value is readonly Json[] {
    return Array.isArray(value);
}
