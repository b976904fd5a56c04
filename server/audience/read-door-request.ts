/**
 * A vote, or a station's batch of them, as plain HTTP carries it: read from the bytes of one whole request.
 *
 *   POST /v/<poll>/<yea|nay> or /v/<poll>/batch, HTTP/1.1, with one Host and, if any, a body of the length it names.
 * Undefined for everything else, also for what may well be right but is seldom sent: a part of a request, two of them, a body in
 * pieces, a folded header, anything that changes how a connection goes on. That is Node's parser's to judge, not ours.
 */
import { type ChoiceCode, choiceCode } from '../core/vote-count.ts';

export type VoteAddress = { readonly poll: string; readonly choice: ChoiceCode };
export type DoorRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<NamedHeader, string | undefined>>;
  readonly body: Buffer;
};

const address = /^\/v\/([^/]{1,200})\/(yea|nay)$/;
/** Where a vote is cast; undefined when this is no vote's address. */
export const readVoteAddress = (path: string): VoteAddress | undefined => {
  const [, poll, choice] = address.exec(path) ?? [];
  return poll === undefined ? undefined : { poll, choice: choiceCode(choice === 'yea' ? 'yea' : 'nay') };
};

/** Lower case. The others are passed over. */
const named = ['x-pass', 'x-sequence', 'x-station', 'x-time', 'x-signature', 'x-forwarded-for'] as const;
export type NamedHeader = (typeof named)[number];
const isNamed = (name: string): name is NamedHeader => (named as readonly string[]).includes(name);

const longestHead = 4096;
/** A body comes with its head in one piece up to about this; longer ones come in several. */
const longest = 60_000;
const opening = /^POST (\/v\/[\x21-\x7e]{1,210}) HTTP\/1\.1\r\n/;
/** One quantifier for blanks only: two would try each against the other over a line that does not end as it should. */
const header = /([!#$%&'*+.^_`|~\w-]+):([\t\x20-\x7e]*)\r\n/y;

type Heard = { -readonly [N in NamedHeader]: string | undefined } & { hosts: number; length: number };

/** Takes in one header; false when the request must be read by others. Names are told by their length first: most are not ours. */
const hear = (heard: Heard, given: string, value: string): boolean => {
  const { length } = given;
  if (length === 2) return given.toLowerCase() !== 'te';
  if (length !== 4 && (length < 6 || length > 17)) return true;
  const name = given.toLowerCase();
  const text = value.trim();
  switch (name) {
    case 'host':
      heard.hosts += 1;
      return true;
    case 'content-length':
      heard.length = heard.length < 0 && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      return !Number.isNaN(heard.length);
    case 'connection':
      return text.toLowerCase() === 'keep-alive';
    case 'expect':
    case 'upgrade':
    case 'trailer':
    case 'transfer-encoding':
      return false;
    case 'x-forwarded-for':
      heard[name] = heard[name] === undefined ? text : `${heard[name]},${text}`;
      return true;
    default:
      if (!isNamed(name)) return true;
      // Said twice: Node joins them, and so judges them.
      if (heard[name] !== undefined) return false;
      heard[name] = text;
      return true;
  }
};

const nothingHeard = (): Heard => ({
  hosts: 0,
  length: -1,
  'x-pass': undefined,
  'x-sequence': undefined,
  'x-station': undefined,
  'x-time': undefined,
  'x-signature': undefined,
  'x-forwarded-for': undefined,
});

const headEnd = Buffer.from('\r\n\r\n');

export const readDoorRequest = (bytes: Buffer): DoorRequest | undefined => {
  if (bytes.length > longest || bytes[0] !== 0x50) return undefined;
  const end = bytes.indexOf(headEnd);
  if (end < 0 || end > longestHead) return undefined;
  // With the line feed of the last header, without the empty line.
  const text = bytes.toString('latin1', 0, end + 2);
  const first = opening.exec(text);
  if (!first) return undefined;
  const heard = nothingHeard();
  let at = first[0].length;
  for (header.lastIndex = at; ; at = header.lastIndex) {
    const line = header.exec(text);
    if (!line) break;
    if (!hear(heard, line[1] ?? '', line[2] ?? '')) return undefined;
  }
  const body = bytes.subarray(end + headEnd.length);
  const isWhole = at === text.length && heard.hosts === 1 && body.length === Math.max(0, heard.length);
  return isWhole ? { path: first[1] ?? '', headers: heard, body } : undefined;
};
