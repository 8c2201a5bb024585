import type { ServerMessage } from './messages.ts';
import { LIVE_SCHEMA_ID } from './sbe-client-messages.ts';
import { SbeCursor } from './sbe-cursor.ts';
import * as session from './sbe-session-messages.ts';
import * as stream from './sbe-stream-messages.ts';

export { writeClientMessage } from './sbe-client-messages.ts';

type Reader = (bytes: SbeCursor, blockLength: number) => ServerMessage;

/** By template id. */
const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
    [1, session.readHello],
    [3, session.readReady],
    [6, session.readSubscribed],
    [7, session.readRefused],
    [8, stream.readFrame],
    [9, stream.readHeatSnap],
    [10, stream.readHeatPatch],
    [11, stream.readDocumentSnap],
    [12, stream.readDocumentPatch],
    [13, stream.readEvent],
    [14, stream.readGap],
    [15, session.readPing],
    [16, session.readPong],
    [17, session.readHeartbeat],
    [19, session.readControl],
    [20, session.readFault],
    [21, session.readBye],
    [22, stream.readCamera],
]);

/**
 * Reads a server's binary message (subprotocol `touchline.v1.sbe`, `live-schema.xml`) into the very message that its JSON would
 * have been. What a later version appended to a block is stepped over.
 *
 * @returns the message, or `undefined` when its template is not known here (a later version's: ignored by contract)
 * @throws RangeError when it is cut, another schema's, or holds what its schema does not allow
 */
export function readServerMessage(view: DataView): ServerMessage | undefined {
    const bytes = new SbeCursor(view);
    const blockLength = bytes.u16();
    const templateId = bytes.u16();
    const schemaId = bytes.u16();
    bytes.u16();
    if (schemaId !== LIVE_SCHEMA_ID) {
        throw new RangeError(`message of another schema: schemaId=${schemaId}`);
    }
    return READERS.get(templateId)?.(bytes, blockLength);
}
