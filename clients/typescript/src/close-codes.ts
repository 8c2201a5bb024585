/** Why the server closed a live socket. */
export const CLOSE_CODE = {
    badMessage: 4400,
    notAuthenticated: 4401,
    forbidden: 4403,
    subprotocol: 4406,
    noIdentify: 4408,
    tooSlow: 4409,
    removedByOperator: 4410,
    draining: 4503,
} as const;

/** Whether coming back with the same token would be refused again. */
export function wantsAnotherToken(code: number): boolean {
    return code === CLOSE_CODE.notAuthenticated || code === CLOSE_CODE.forbidden;
}

/** Whether it is this server that does not take the client: tokens and subprotocols are each server's own. */
export function isOfOneServer(code: number): boolean {
    return wantsAnotherToken(code) || code === CLOSE_CODE.subprotocol;
}

/** Whether the client is to stay away from the server until its user asks for it. */
export function isFinal(code: number): boolean {
    return isOfOneServer(code) || code === CLOSE_CODE.removedByOperator;
}
