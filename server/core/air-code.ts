/**
 * The rotating code in a picture's QR: whoever shows it lately saw that picture.
 *
 * Ten characters: two name the 10-second slot, eight are a MAC over activation, picture and slot. A code is checked with one MAC,
 * however wrong it is. Pure: the MAC (keyed with the secret that door and show server share) and the time are given.
 * It proves that somebody saw the picture, not who: a code may be read out to others for as long as it holds.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

/** Another code every so often. */
export const slotLength: Ms = 10_000;
/** How long before its slot reached a picture a code is taken already: clocks differ a little. */
const early: Ms = 10_000;
/** How long after its slot reached the slowest picture a code is taken: scanning, loading, a lift without signal. */
const late: Ms = 90_000;

/** @returns at least 10 bytes, of which the first 5 are used */
export type Mac = (text: string) => Uint8Array;

/** What a code is of: one picture in one activation. */
export type CodeOf = { readonly activationId: string; readonly picture: string };

/** When a picture reaches its viewers: the least delay less its tolerance, the greatest delay and its tolerance. `from` may be negative. */
export type PictureReach = { readonly from: Ms; readonly to: Ms };

/** `expired`: it was right, and is too old. A code of the future is `false`. */
export type CodeVerdict = 'valid' | 'expired' | 'false';

/** Crockford's: no letter that looks like a figure. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const slotWheel = 1024;
const pattern = /^[0-9A-HJKMNP-TV-Z]{10}$/;

const symbol = (value: number): string => alphabet[value & 31] ?? '0';

/** 40 bits as eight characters. */
const shortText = (bytes: Uint8Array): string => {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes.subarray(0, 5)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += symbol(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  return text;
};

const slotAt = (now: EpochMs): number => Math.floor(now / slotLength);

const codeOfSlot = (mac: Mac, { activationId, picture }: CodeOf, slot: number): string => {
  const place = slot % slotWheel;
  return symbol(place >> 5) + symbol(place) + shortText(mac(JSON.stringify(['cuecart air 1', activationId, picture, slot])));
};

/** The code that the picture carries at the origin now, and when the next one is due. */
export const codeNow = (mac: Mac, of: CodeOf, now: EpochMs): { readonly code: string; readonly until: EpochMs } => {
  const slot = slotAt(now);
  return { code: codeOfSlot(mac, of, slot), until: (slot + 1) * slotLength };
};

/** The same time however many characters are right. */
const isSame = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
};

/**
 * Valid from `slot + from − 10 s` to `slot + to + 90 s`, both in it. An expired code is told from a false one for 2 h 50 min.
 * @param receivedAt epoch ms at the door
 */
export const judgeCode = (mac: Mac, of: CodeOf, code: string, reach: PictureReach, receivedAt: EpochMs): CodeVerdict => {
  if (!pattern.test(code)) return 'false';
  const place = alphabet.indexOf(code.charAt(0)) * 32 + alphabet.indexOf(code.charAt(1));
  const newest = slotAt(receivedAt - reach.from + early);
  if (newest < slotWheel) return 'false';
  const slot = newest - ((((newest - place) % slotWheel) + slotWheel) % slotWheel);
  if (!isSame(codeOfSlot(mac, of, slot), code)) return 'false';
  return receivedAt <= slot * slotLength + reach.to + late ? 'valid' : 'expired';
};
