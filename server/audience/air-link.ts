/**
 * Where a picture's QR leads: the door's page, with the picture's name and its code of these ten seconds.
 *
 * Door and show server share the secret (phones-secrets.json), so each makes or reads codes by itself.
 */
import { createHmac } from 'node:crypto';
import type { EpochMs } from '../contract/units.ts';
import { type CodeOf, codeNow, type Mac } from '../core/air-code.ts';

/** @param secret `air` of phones-secrets.json */
export const airMac =
  (secret: string): Mac =>
  (text) =>
    createHmac('sha256', secret).update(text).digest();

export type AirLink = {
  readonly code: string;
  readonly link: string;
  /** When the next code is due at the origin. */
  readonly until: EpochMs;
};

/**
 * @param phonesUrl the page's address, as viewers reach it
 * @returns the code and the link that a picture carries at the origin at `now`
 */
export const createAirLinks = (secret: string, phonesUrl: string): ((of: CodeOf, now: EpochMs) => AirLink) => {
  const mac = airMac(secret);
  return (of, now) => {
    const { code, until } = codeNow(mac, of, now);
    const link = new URL(phonesUrl);
    link.searchParams.set('p', of.picture);
    link.searchParams.set('c', code);
    return { code, link: link.href, until };
  };
};
