/** The generator: a process of its own that holds the phones and sends the votes it is told to. One ask at a time, over IPC. */
import { makePass } from '../../../server/audience/pass.ts';
import { openPhones, runFrames } from './frame-runs.ts';
import { type Line, openLines, runRequests } from './http-runs.ts';
import type { Pace } from './pacer.ts';
import { planVotes } from './plan.ts';
import type { RawPhone } from './raw-phone.ts';

const phonesOf = new Map<string, RawPhone[]>();
const linesOf = new Map<string, Line[]>();

/** How a server is asked for one vote over HTTP. */
export type HttpDialect =
  | {
      readonly kind: 'door';
      readonly secret: string;
      readonly activationId: string;
      readonly poll: number;
      readonly passes: readonly number[];
    }
  | { readonly kind: 'obvious'; readonly poll: string };

const requestsFor = (dialect: HttpDialect, voters: number, round: number): Buffer[] => {
  if (dialect.kind === 'obvious') {
    return planVotes(voters, round).map((vote) => {
      const body = JSON.stringify({ poll: dialect.poll, ...vote });
      return Buffer.from(
        `POST /vote HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
  }
  const passes = dialect.passes.map((index) => makePass(dialect.secret, dialect.activationId, index));
  return planVotes(voters, round).map(({ voter, choice, sequence }) =>
    Buffer.from(
      `POST /v/${dialect.poll}/${choice === 1 ? 'yea' : 'nay'} HTTP/1.1\r\nHost: door\r\nX-Pass: ${passes[voter]}\r\nX-Sequence: ${sequence}\r\nContent-Length: 0\r\n\r\n`,
    ),
  );
};

const deeds = {
  async phones(name: string, port: number, count: number, greets: boolean): Promise<number[]> {
    const phones = await openPhones(port, count, greets, undefined);
    phonesOf.set(name, phones);
    return phones.map((phone) => phone.index);
  },
  async lines(name: string, port: number, count: number): Promise<null> {
    linesOf.set(name, await openLines(port, count));
    return null;
  },
  frames: (name: string, poll: number, round: number, pace: Pace) => runFrames(phonesOf.get(name) ?? [], poll, round, pace),
  requests: (name: string, dialect: HttpDialect, voters: number, round: number, pace: Pace) =>
    runRequests(linesOf.get(name) ?? [], requestsFor(dialect, voters, round), pace),
  async closePhones(name: string): Promise<null> {
    for (const phone of phonesOf.get(name) ?? []) phone.socket.destroy();
    phonesOf.delete(name);
    return null;
  },
};
export type Deeds = typeof deeds;

process.on('message', (ask: { id: number; name: keyof Deeds; given: unknown[] }) => {
  const deed = deeds[ask.name] as (...given: unknown[]) => Promise<unknown>;
  deed(...ask.given).then(
    (value) => process.send?.({ id: ask.id, value }),
    (error: unknown) => process.send?.({ id: ask.id, failure: String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
