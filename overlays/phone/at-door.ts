/** An address at the phones' door, beside the page's own or, from an embedded overlay, one folder up: both stay below whatever a proxy put before them. */
export const atDoor = (path: string): URL => new URL(/\/embed\/[^/]*$/.test(location.pathname) ? `../${path}` : path, location.href);
