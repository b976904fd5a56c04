/**
 * Asks our server, every two seconds, how this station does; and sends what the station says. Every question has a deadline.
 *
 * Addresses are relative to this page, so that it works behind a proxy and under a path. The key goes in a header, never in an address.
 */
import type { MeasuredDelay } from '../../server/contract/measured-delay.ts';
import type { OwnSide } from '../../server/contract/own-side.ts';
import { serverClock } from '../program/server-clock.ts';

export type DeskState = 'connecting' | 'connected' | 'lost' | 'refused';
export type Asked = {
  readonly own: OwnSide | null;
  readonly state: DeskState;
  /** How long the last answer took. */
  readonly trip: number | null;
  /** Why the last thing that was sent was not taken; null: it was. */
  readonly problem: string | null;
};

export type Desk = {
  readonly serverNow: () => number;
  /** Whether that is the house's clock by now. */
  readonly isTrue: () => boolean;
  /** @returns whether it was taken */
  readonly send: (path: 'break' | 'messages' | 'marks', body: object) => Promise<boolean>;
  /** What was measured; a failure is no word to anybody, it is told again. @returns whether it was taken */
  readonly tellDelay: (measured: MeasuredDelay) => Promise<boolean>;
  readonly askNow: () => void;
};

const askEvery = 2000;
const answerWithin = 5000;
/** `/overlay/status/` is two steps below where the server answers. */
const at = (path: string): URL => new URL(`../../stations/v1/${path}`, location.href);

type Answer = { readonly own: OwnSide } | { readonly refused: string; readonly isKey: boolean };

const read = async (response: Response): Promise<Answer> => {
  if (response.ok) return { own: (await response.json()) as OwnSide };
  const said = (await response.json().catch(() => ({}))) as { message?: string };
  return { refused: said.message ?? `${response.status}`, isKey: response.status === 401 || response.status === 403 };
};

export const openDesk = (who: { readonly output: string; readonly key: string }, tell: (asked: Asked) => void): Desk => {
  const clock = serverClock(() => performance.now(), Date.now());
  let known: Asked = { own: null, state: 'connecting', trip: null, problem: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const become = (changes: Partial<Asked>) => {
    known = { ...known, ...changes };
    tell(known);
  };
  const ask = async (path: string, body?: object): Promise<Answer> => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), answerWithin);
    try {
      const address = at(path);
      address.searchParams.set('station', who.output);
      return await read(
        await fetch(address, {
          method: body ? 'POST' : 'GET',
          headers: { authorization: `Bearer ${who.key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
          cache: 'no-store',
          signal: stop.signal,
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      );
    } finally {
      clearTimeout(late);
    }
  };
  const look = async () => {
    clearTimeout(timer);
    const asked = performance.now();
    try {
      const answer = await ask('desk');
      if ('own' in answer) {
        clock.learn(asked, performance.now(), answer.own.now);
        become({ own: answer.own, state: 'connected', trip: performance.now() - asked });
      } else become({ state: answer.isKey ? 'refused' : 'lost' });
    } catch {
      become({ state: 'lost' });
    }
    clearTimeout(timer);
    timer = setTimeout(() => void look(), askEvery);
  };
  void look();
  return {
    serverNow: clock.now,
    isTrue: clock.isTrue,
    askNow: () => void look(),
    tellDelay: (measured) =>
      ask('delay', measured).then(
        (answer) => 'own' in answer,
        () => false,
      ),
    send: async (path, body) => {
      try {
        const answer = await ask(path, body);
        if ('own' in answer) become({ own: answer.own, problem: null });
        else become({ problem: answer.refused });
        return 'own' in answer;
      } catch {
        become({ state: 'lost', problem: 'no answer' });
        return false;
      }
    },
  };
};
