/**
 * Whose key is it? Partners send theirs in a header, never in an address that logs keep.
 *
 * The newest key of a station lets it in, and while it is being replaced the one before. What was revoked, and what comes from elsewhere than the
 * station does, gets nothing.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { KnockRefused } from '../contract/station-desk.ts';
import { mayComeFrom } from './address-list.ts';
import { type Knocking, presentedKey } from './presented-key.ts';

export type Caller =
  | { readonly ok: true; readonly stationId: string; readonly key: string }
  | {
      readonly ok: false;
      readonly status: 400 | 401 | 403;
      readonly message: string;
      /** Absent when there was no key to judge. */
      readonly why?: KnockRefused;
      /** The station that this is about, where that is known. */
      readonly stationId?: string;
    };

/** As the house’s keyring says it. */
export type Judge = (stationId: string, key: string) => 'newest' | 'old' | 'revoked' | 'wrong';

/** `addresses`: where it may come from. */
export type Known = { readonly id: string; readonly addresses?: readonly string[] | undefined };

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/** For a house with one key a station. @param keyOf undefined when it has none: then nobody is that station */
export const judgeBy =
  (keyOf: (stationId: string) => string | undefined): Judge =>
  (id, key) => {
    const right = keyOf(id);
    return right !== undefined && isSame(key, right) ? 'newest' : 'wrong';
  };

const noKey = 'Send the station’s key in the header "Authorization: Bearer <key>".';
const inAddress = 'Send the key in the header "Authorization: Bearer <key>", not in the address.';

/** Of more keys than this whoever came first is looked for among all stations again. */
const mostKnown = 500;

/** Whose a key was when it was last good, so that of a hundred stations that ask each second each is compared with its own key only. */
const openLastOwners = () => {
  const owners = new Map<string, string>();
  const nameOf = (key: string): string => digest(key).toString('base64');
  return {
    /** The station whose key this is, asked first where it was its key before. */
    find: (key: string, stations: readonly Known[], isKeyOf: (station: Known) => boolean): Known | undefined => {
      const name = nameOf(key);
      const last = owners.get(name);
      const likely = last === undefined ? undefined : stations.find(({ id }) => id === last);
      const found = likely && isKeyOf(likely) ? likely : stations.find(isKeyOf);
      owners.delete(name);
      if (found) owners.set(name, found.id);
      const [oldest] = owners.keys();
      if (owners.size > mostKnown && oldest !== undefined) owners.delete(oldest);
      return found;
    },
  };
};

/**
 * Judges each caller anew. One may name the station it means (`?station=`); another station's key is then refused as 403.
 */
export const openCallers = (judge: Judge): ((request: Knocking, stations: readonly Known[]) => Caller) => {
  const owners = openLastOwners();
  return (request, stations) => whoCalls(request, stations, judge, owners);
};

const whoCalls = (request: Knocking, stations: readonly Known[], judge: Judge, owners: ReturnType<typeof openLastOwners>): Caller => {
  if ('token' in request.query || 'key' in request.query) return { ok: false, status: 400, message: inAddress };
  const presented = presentedKey(request);
  if (!presented) return { ok: false, status: 401, message: noKey };
  const { key } = presented;
  const named = presented.station ?? request.query.station;
  const found = owners.find(key, stations, ({ id }) => {
    const verdict = judge(id, key);
    return verdict === 'newest' || verdict === 'old';
  });
  const meant = stations.find(({ id }) => id === named);
  if (!found) {
    const revoked = stations.find(({ id }) => judge(id, key) === 'revoked');
    const stationId = revoked?.id ?? meant?.id;
    const why = revoked ? ('revoked' as const) : ('forged' as const);
    const message = revoked
      ? 'This key is not valid any more. Ask the series’ engineers for the new one.'
      : 'This key is no station’s. Ask the series’ engineers for a new link.';
    return { ok: false, status: 401, message, why, ...(stationId === undefined ? {} : { stationId }) };
  }
  if (named !== undefined && meant?.id !== found.id) {
    const stationId = meant?.id;
    return {
      ok: false,
      status: 403,
      message: 'This key belongs to another station.',
      why: 'other',
      ...(stationId === undefined ? {} : { stationId }),
    };
  }
  if (!mayComeFrom(found.addresses, request.ip ?? ''))
    return {
      ok: false,
      status: 403,
      message: 'This station does not come from here. Ask the series’ engineers to add the address.',
      why: 'address',
      stationId: found.id,
    };
  return { ok: true, stationId: found.id, key };
};
