/**
 * TSL UMD, the protocol of under-monitor displays, as bytes: versions 3.1 and 5.0 over UDP, from TSL’s published description
 * (tslproducts.com/media/1959/tsl-umd-protocol.pdf).
 *
 * 3.1 has lamps without colours: tally 1 is next (green), tally 2 program (red), as most receivers read them. 5.0 says colours.
 */
import type { Lamp } from './tally.ts';

export type TslVersion = '3.1' | '5';

/** Version 3.1 addresses 0 to 126. */
const lastDisplay = 126;
const textLength = 16;
const fullBrightness = 3;
/** So that no packet of version 5 is longer than the 2048 bytes it may have. */
const longestText = 32;

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');

/** 18 bytes: address with its high bit set, control, sixteen characters. Undefined where 3.1 has no such display. */
export const tsl31 = ({ address, text, program, next }: Lamp): Buffer | undefined => {
  if (address > lastDisplay) return undefined;
  const packet = Buffer.alloc(2 + textLength, ' ');
  packet[0] = 0x80 | address;
  packet[1] = (next ? 1 : 0) | (program ? 2 : 0) | (fullBrightness << 4);
  packet.write(printable(text).slice(0, textLength), 2, 'latin1');
  return packet;
};

const colourOf = ({ program, next }: Lamp): number => {
  if (program) return 1;
  return next ? 2 : 0;
};

/**
 * A packet of version 5 with one display in it: count, version 0, flags, screen 0, then index, control, length, text.
 * Right lamp, text and left lamp have the same colour; on program goes before next. Text outside ASCII is sent as UTF-16.
 */
export const tsl5 = (lamp: Lamp): Buffer => {
  const colour = colourOf(lamp);
  const text = lamp.text.slice(0, longestText);
  const isPlain = printable(text) === text;
  const bytes = Buffer.from(text, isPlain ? 'latin1' : 'utf16le');
  const head = Buffer.alloc(12);
  head.writeUInt16LE(10 + bytes.length, 0);
  head.writeUInt8(isPlain ? 0 : 1, 3);
  head.writeUInt16LE(lamp.address, 6);
  head.writeUInt16LE(colour | (colour << 2) | (colour << 4) | (fullBrightness << 6), 8);
  head.writeUInt16LE(bytes.length, 10);
  return Buffer.concat([head, bytes]);
};

export const packetFor = (version: TslVersion, lamp: Lamp): Buffer | undefined => (version === '5' ? tsl5(lamp) : tsl31(lamp));
