/** The addresses that the series names for its stations: each joins its station's feed where their side was, and leaves when it is named no more. */
import type { WebhookRow } from '../../contract/station-webhooks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FeedBook, HookMark } from '../../ports/feed-book.ts';
import type { Partner } from '../seat-feed.ts';
import type { StationSeat } from '../station-seat.ts';
import { type Hook, openHook } from './hook.ts';
import type { Post } from './post.ts';
import { signedMessage } from './sign.ts';

export type WebhookNeeds = {
  readonly post: Post;
  /** `whsec_…` of this station. */
  readonly secretOf: (stationId: string) => string;
  /** From 0 to 1. */
  readonly chance: () => number;
};

type Needs = WebhookNeeds & {
  /** Of this station's feed, as its events name it. */
  readonly source: (stationId: string) => string;
  readonly clock: Clock;
  readonly marks: readonly HookMark[];
  readonly book: Pick<FeedBook, 'markHook'> | undefined;
  readonly log: { readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void };
};
type Open = { readonly hook: Hook; readonly seat: StationSeat; readonly station: string };

const nameOf = (station: string, url: string): string => `${station} ${url}`;
const gone = (host: string): WebhookRow => ({
  ...{ host, state: 'stopped' as const, delivered: null, waiting: 0, shed: 0 },
  problem: 'It answered 410: nothing is posted there any more.',
});

export const webhooksForAll = ({ post, secretOf, chance, source, clock, marks, book, log }: Needs) => {
  const open = new Map<string, Open>();
  const known = new Map(marks.map((mark) => [nameOf(mark.station, mark.url), mark] as const));

  const note = (mark: HookMark) => {
    known.set(nameOf(mark.station, mark.url), mark);
    book
      ?.markHook(mark)
      .catch((error: unknown) =>
        log.warn({ station: mark.station, error: String(error) }, 'How far a webhook has come could not be kept.'),
      );
  };
  const begin = (station: string, url: string, seat: StationSeat) => {
    const mark = known.get(nameOf(station, url));
    if (mark?.stopped) return;
    const { host } = new URL(url);
    const hook = openHook({
      ...{ host, clock, post, chance, snapshot: seat.snapshot },
      sign: (event) => signedMessage({ url, station, source: source(station), secret: secretOf(station) }, event, clock.now()),
      taken: (event) => note({ station, url, delivered: event.id, stopped: false }),
      gone: () => {
        note({ station, url, delivered: null, stopped: true });
        leave(nameOf(station, url));
      },
      report: (problem) => log.warn({ station, host, problem }, 'A station’s webhook was not taken.'),
    });
    open.set(nameOf(station, url), { hook, seat, station });
    seat.join(hook.line, mark?.delivered ?? undefined);
  };
  const leave = (name: string) => {
    const one = open.get(name);
    open.delete(name);
    one?.seat.leave(one.hook.line);
    one?.hook.close();
  };

  return {
    /** Once stations have been told what is so: who joins begins with that. */
    follow: (partners: readonly Partner[], seatOf: (id: string) => StationSeat | undefined) => {
      const named = new Set<string>();
      for (const { station } of partners)
        for (const url of station.webhooks ?? []) {
          const [name, seat] = [nameOf(station.id, url), seatOf(station.id)];
          named.add(name);
          if (seat && !open.has(name)) begin(station.id, url, seat);
        }
      for (const name of [...open.keys()]) if (!named.has(name)) leave(name);
    },
    rowsOf: (station: string, urls: readonly string[]): readonly WebhookRow[] =>
      urls.flatMap((url) => {
        const name = nameOf(station, url);
        const now = open.get(name)?.hook.row();
        return now ?? (known.get(name)?.stopped ? gone(new URL(url).host) : []);
      }),
    close: () => {
      for (const name of [...open.keys()]) leave(name);
    },
  };
};
