/**
 * Whose key is it? Partners send theirs in a header, never in an address that logs keep.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Knocking, presentedKey } from './presented-key.ts';

export type Caller =
  | { readonly ok: true; readonly stationId: string }
  | { readonly ok: false; readonly status: 400 | 401 | 403; readonly message: string; readonly hadKey: boolean };

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

/**
 * @param keyOf the station's key; undefined when it has none (then nobody is that station)
 * A caller may name the station it means (`?station=`); another station's key is then refused as 403.
 */
export const whoCalls = (request: Knocking, stationIds: readonly string[], keyOf: (stationId: string) => string | undefined): Caller => {
  if ('token' in request.query || 'key' in request.query)
    return {
      ok: false,
      hadKey: false,
      status: 400,
      message: 'Send the key in the header "Authorization: Bearer <key>", not in the address.',
    };
  const presented = presentedKey(request);
  if (!presented)
    return { ok: false, hadKey: false, status: 401, message: 'Send the station’s key in the header "Authorization: Bearer <key>".' };
  const { key } = presented;
  const stationId = stationIds.find((id) => isSame(key, keyOf(id) ?? '') && keyOf(id) !== undefined);
  if (stationId === undefined)
    return { ok: false, hadKey: true, status: 401, message: 'This key is no station’s. Ask the series’ engineers for a new link.' };
  const meant = presented.station ?? request.query.station;
  if (meant !== undefined && meant !== stationId)
    return { ok: false, hadKey: true, status: 403, message: 'This key belongs to another station.' };
  return { ok: true, stationId };
};
