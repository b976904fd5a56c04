/**
 * Where a caller is, as far as we look: its address's prefix (/24 of IPv4, /56 of IPv6), as a number salted anew at every start.
 *
 * Nobody's address is kept, and a number means nothing after a restart. Behind proxies of our own the address is the one
 * that the outermost of them saw (X-Forwarded-For); without them that header is anyone's word and is not read.
 */
import { randomBytes } from 'node:crypto';
import { isIPv4, isIPv6, type Socket } from 'node:net';

/** A place's number, 1…2^32−1; `home` is this machine itself, where no crowd of viewers sits. */
export type Place = number;
export const home: Place = 0;

/** The groups of an IPv6 address before its tail: four of them hold a /56 and more. */
const firstGroups = (address: string): readonly number[] => {
  const [before = '', after] = address.split('::');
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const head = groupsOf(before);
  const tail = groupsOf(after ?? '');
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length - (tail.at(-1)?.includes('.') ? 1 : 0));
  return [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16));
};

/** The prefix as two words; undefined when this is no address. */
export const prefixOf = (address: string): readonly [number, number] | undefined => {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) {
    const [a = 0, b = 0, c = 0] = plain.split('.').map(Number);
    return [(a << 16) | (b << 8) | c, 0];
  }
  if (!isIPv6(plain)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = firstGroups(plain);
  // The lowest bit of the second word keeps the two families apart.
  return [((a << 16) | b) >>> 0, (((c << 16) | (d & 0xff00)) >>> 0) + 1];
};

const isHome = (address: string): boolean => address === '::1' || /^(?:::ffff:)?127\./i.test(address);

/** A bijective mix of 32 bits (the finaliser of MurmurHash3). */
const mix = (word: number): number => {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
};

const lastHops = (header: string | readonly string[] | undefined, proxies: number): string | undefined => {
  const hops = (typeof header === 'string' ? header : (header ?? []).join(',')).slice(-1000).split(',');
  return hops[hops.length - proxies]?.trim();
};

/** A request, as far as it says where it comes from. */
export type Caller = { readonly socket: Socket; readonly headers: Readonly<Record<string, string | string[] | undefined>> };
export type PlaceOf = (caller: Caller) => Place;

/**
 * @param proxies how many proxies of our own stand in front, 0…5
 * @returns the place of a request's sender; a request whose address cannot be told is at one place with all such
 */
export const createPlaces = (proxies: number, salt = randomBytes(8)): PlaceOf => {
  const [low, high] = [salt.readUInt32BE(0), salt.readUInt32BE(4)];
  const placeAt = (address: string): Place => {
    if (isHome(address)) return home;
    const prefix = prefixOf(address) ?? [0, 0];
    return Math.max(1, mix(mix(mix(prefix[0] ^ low) ^ prefix[1]) ^ high));
  };
  // Votes over plain HTTP come many to a connection, and ask each time.
  const known = new WeakMap<Socket, Place>();
  const placeOfSocket = (socket: Socket): Place => {
    const before = known.get(socket);
    if (before !== undefined) return before;
    const place = placeAt(socket.remoteAddress ?? '');
    known.set(socket, place);
    return place;
  };
  return ({ socket, headers }) => {
    const forwarded = proxies > 0 ? lastHops(headers['x-forwarded-for'], proxies) : undefined;
    return forwarded ? placeAt(forwarded) : placeOfSocket(socket);
  };
};
