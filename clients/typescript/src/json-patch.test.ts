import { describe, expect, it } from 'vitest';
import { patched } from './json-patch.ts';
import type { DocumentOperation, Json } from './messages.ts';

/** The examples of RFC 6902, appendix A, that hold one of the three steps. */
const OF_THE_RFC: readonly [section: string, before: Json, step: DocumentOperation, after: Json][] = [
    ['A.1', { foo: 'bar' }, { op: 'add', path: '/baz', value: 'qux' }, { baz: 'qux', foo: 'bar' }],
    ['A.2', { foo: ['bar', 'baz'] }, { op: 'add', path: '/foo/1', value: 'qux' }, { foo: ['bar', 'qux', 'baz'] }],
    ['A.3', { baz: 'qux', foo: 'bar' }, { op: 'remove', path: '/baz' }, { foo: 'bar' }],
    ['A.4', { foo: ['bar', 'qux', 'baz'] }, { op: 'remove', path: '/foo/1' }, { foo: ['bar', 'baz'] }],
    ['A.5', { baz: 'qux', foo: 'bar' }, { op: 'replace', path: '/baz', value: 'boo' }, { baz: 'boo', foo: 'bar' }],
    [
        'A.10',
        { foo: 'bar' },
        { op: 'add', path: '/child', value: { grandchild: {} } },
        { foo: 'bar', child: { grandchild: {} } },
    ],
    ['A.16', { foo: ['bar'] }, { op: 'add', path: '/foo/-', value: ['abc', 'def'] }, { foo: ['bar', ['abc', 'def']] }],
];

describe('a document that is patched', () => {
    it.each(OF_THE_RFC)('should become what RFC 6902 says: %s', (_, before, step, after) => {
        expect(patched(before, [step])).toStrictEqual(after);
    });

    it('should take the steps in their order, each upon the one before', () => {
        const ops: readonly DocumentOperation[] = [
            { op: 'add', path: '/reasons', value: [] },
            { op: 'add', path: '/reasons/0', value: 'late' },
            { op: 'replace', path: '/reasons/0', value: null },
            { op: 'replace', path: '/status/by', value: { who: false } },
        ];
        expect(patched({ status: { by: 1 } }, ops)).toStrictEqual({ status: { by: { who: false } }, reasons: [null] });
        expect(patched({ status: 1 }, [{ op: 'replace', path: '', value: [2] }])).toStrictEqual([2]);
    });

    it('should leave the document before as it was, and share what did not change', () => {
        const before = { home: { players: [{ id: 1 }, { id: 2 }] }, away: { players: [] } };
        const text = JSON.stringify(before);
        const after = patched(before, [{ op: 'replace', path: '/home/players/1/id', value: 3 }]) as typeof before;
        expect(JSON.stringify(before)).toBe(text);
        expect(after.home.players).toEqual([{ id: 1 }, { id: 3 }]);
        expect(after.away).toBe(before.away);
        expect(after.home.players[0]).toBe(before.home.players[0]);
    });

    it('should find names with a slash, a tilde, nothing, or a meaning of their own', () => {
        // RFC 6901, sections 3 and 5: ~1 is a slash, ~0 a tilde, and ~01 is ~1.
        const before = { 'a/b': 1, 'm~n': 2, '': 3, '~1': 4 };
        const set = (path: string) => patched(before, [{ op: 'replace', path, value: 9 }]);
        expect(set('/a~1b')).toStrictEqual({ ...before, 'a/b': 9 });
        expect(set('/m~0n')).toStrictEqual({ ...before, 'm~n': 9 });
        expect(set('/')).toStrictEqual({ ...before, '': 9 });
        expect(set('/~01')).toStrictEqual({ ...before, '~1': 9 });
        const strange = patched({}, [{ op: 'add', path: '/__proto__', value: { x: 1 } }]);
        expect(JSON.stringify(strange)).toBe('{"__proto__":{"x":1}}');
        expect(Object.getPrototypeOf(strange)).toBe(Object.prototype);
    });

    it.each<[string, DocumentOperation]>([
        ['a member that is not there', { op: 'replace', path: '/none', value: 1 }],
        ['the same to remove', { op: 'remove', path: '/none' }],
        ['a parent that is not there (A.12)', { op: 'add', path: '/none/deep', value: 1 }],
        ['an element past the end', { op: 'replace', path: '/list/2', value: 1 }],
        ['a place past the end', { op: 'add', path: '/list/3', value: 1 }],
        ['the end, to replace', { op: 'replace', path: '/list/-', value: 1 }],
        ['an index with a zero before it', { op: 'replace', path: '/list/01', value: 1 }],
        ['something beneath a number', { op: 'add', path: '/list/0/x', value: 1 }],
        ['what every object inherits', { op: 'replace', path: '/toString', value: 1 }],
        ['no pointer', { op: 'add', path: 'list', value: 1 }],
        ['no value', { op: 'add', path: '/list/0' }],
        ['another step', { op: 'move', path: '/list/0', value: 1 } as unknown as DocumentOperation],
    ])('should refuse %s', (_, step) => {
        expect(() => patched({ list: [1, 2] }, [step])).toThrow(RangeError);
    });
});
