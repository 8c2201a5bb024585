const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::]']);

/**
 * The live address as a page can reach it: a server that names itself by a loopback or wildcard address, to a page that
 * came from elsewhere, means the host that the page came from.
 *
 * @throws TypeError when `liveUrl` is not an address
 */
export function reachableUrl(liveUrl: string, pageHostname: string): string {
    const url = new URL(liveUrl);
    if (LOOPBACK.has(url.hostname) && !LOOPBACK.has(pageHostname) && pageHostname !== '') {
        url.hostname = pageHostname;
    }
    return url.href;
}
