/**
 * A vote as plain HTTP carries it, read from the bytes of one whole request:
 *
 *   POST /v/<poll>/<yea|nay> HTTP/1.1, with a Host, without a body; X-Pass, X-Sequence and X-Forwarded-For are read.
 * Undefined for everything else, also for what may well be right but is seldom sent: a body, a part of a request, two of them,
 * a folded header, anything that changes how a connection goes on. That is Node's parser's to judge, not ours.
 */
import { type ChoiceCode, choiceCode } from '../core/vote-count.ts';

export type VoteAddress = { readonly poll: string; readonly choice: ChoiceCode };
export type VoteRequest = VoteAddress & {
  readonly pass: string | undefined;
  readonly sequence: string | undefined;
  readonly forwarded: string | undefined;
};

const address = /^\/v\/([^/]{1,200})\/(yea|nay)$/;
/** Where a vote is cast; undefined when this is no vote's address. */
export const readVoteAddress = (path: string): VoteAddress | undefined => {
  const [, poll, choice] = address.exec(path) ?? [];
  return poll === undefined ? undefined : { poll, choice: choiceCode(choice === 'yea' ? 'yea' : 'nay') };
};

const longest = 4096;
const opening = /^POST (\/v\/[\x21-\x7e]{1,210}) HTTP\/1\.1\r\n/;
const header = /([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t\x20-\x7e]*)\r\n/y;

type Heard = { pass: string | undefined; sequence: string | undefined; forwarded: string | undefined; hosts: number };

/** Takes in one header; false when the request must be read by others. Names are told by their length first: most are not ours. */
const hear = (heard: Heard, name: string, value: string): boolean => {
  switch (name.length) {
    case 2:
      return name.toLowerCase() !== 'te';
    case 4:
      if (name.toLowerCase() === 'host') heard.hosts += 1;
      return true;
    case 6:
      if (name.toLowerCase() === 'x-pass') heard.pass = value.trimEnd();
      return name.toLowerCase() !== 'expect';
    case 7:
      return !/^(?:upgrade|trailer)$/i.test(name);
    case 10:
      if (name.toLowerCase() === 'x-sequence') heard.sequence = value.trimEnd();
      return name.toLowerCase() !== 'connection' || value.trimEnd().toLowerCase() === 'keep-alive';
    case 14:
      return name.toLowerCase() !== 'content-length' || value.trimEnd() === '0';
    case 15:
      if (name.toLowerCase() === 'x-forwarded-for') heard.forwarded = heard.forwarded === undefined ? value : `${heard.forwarded},${value}`;
      return true;
    case 17:
      return name.toLowerCase() !== 'transfer-encoding';
    default:
      return true;
  }
};

export const readVoteRequest = (bytes: Buffer): VoteRequest | undefined => {
  if (bytes.length > longest || bytes[0] !== 0x50) return undefined;
  const text = bytes.toString('latin1');
  const first = opening.exec(text);
  const asked = readVoteAddress(first?.[1] ?? '');
  if (!first || !asked) return undefined;
  const heard: Heard = { pass: undefined, sequence: undefined, forwarded: undefined, hosts: 0 };
  let at = first[0].length;
  for (header.lastIndex = at; ; at = header.lastIndex) {
    const line = header.exec(text);
    if (!line) break;
    if (!hear(heard, line[1] ?? '', line[2] ?? '')) return undefined;
  }
  const isWhole = at === text.length - 2 && text.endsWith('\r\n');
  const { pass, sequence, forwarded, hosts } = heard;
  return isWhole && hosts === 1 ? { poll: asked.poll, choice: asked.choice, pass, sequence, forwarded } : undefined;
};
