/**
 * A station that reads the feed as docs/stations.md says: comes back with the last id that it had, and keeps every event that counts.
 *
 * A slow one comes over a thin line that it stops reading at its first word. It knows nothing until it is woken; then it reads what was
 * still under way, finds its line cut, and comes back as the others do.
 *
 * When something came is noted as it comes, and it is read once all that came with it has been noted: each station has a machine of its own,
 * where here sixty share one, and would wait for what the others read.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { Duplex } from 'node:stream';
import { createParser } from 'eventsource-parser';
import { countsAsEvent } from '../../../server/contract/station-events.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import { type Arrival, type HeardBy, marksOf, nothingHeard } from './heard.ts';

export type FeedFollower = {
  readonly cut: () => void;
  /** Cuts its line and comes back over one that it does not read. */
  readonly goSlow: () => void;
  readonly wake: () => void;
  readonly isListening: () => boolean;
  readonly lastId: () => string | undefined;
  readonly heard: () => HeardBy;
  readonly leave: () => void;
};

type Needs = {
  /** `http://127.0.0.1:4400` */
  readonly front: string;
  readonly station: string;
  readonly key: string;
  readonly now: () => EpochMs;
  /** When what came has been noted. */
  readonly soon: (read: () => void) => void;
  /** After its line was cut; asked each time. */
  readonly comeBackAfter: () => Ms;
};

type Said = { readonly onairat: string; readonly data: unknown };

/** What came, in order. */
const openNotebook = (station: string) => {
  const arrivals: Arrival[] = [];
  const marks = new Set<string>();
  let [bytes, delay] = [0, 0];
  return {
    read: (size: number) => {
      bytes += size;
    },
    /** @param since when this line was opened: what is older is sent again */
    note: (id: string, type: string, text: string, { since, came }: { readonly since: EpochMs; readonly came: EpochMs }) => {
      const said = JSON.parse(text) as Said;
      const at = Date.parse(said.onairat);
      arrivals.push({ id, type, told: at >= since ? { at, came } : null });
      if (type === 'snapshot') delay = (said.data as { delay: Ms }).delay;
      for (const mark of marksOf(type, said.data)) marks.add(mark);
    },
    heard: (lines: number, problems: readonly string[]): HeardBy => ({
      ...nothingHeard,
      ...{ station, delay, arrivals, marks: [...marks], lines, bytes, problems },
    }),
  };
};

/** Stands still at its first word, as a program whose machine hangs does. */
const openThinLine = (port: string) => {
  const line: ChildProcess = spawn('perl', [path.join(import.meta.dirname, 'thin-line.pl'), port], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = line;
  if (!stdin || !stdout) throw new Error('A thin line has no ends.');
  stdout.once('data', () => line.kill('SIGSTOP'));
  return { ends: Duplex.from({ readable: stdout, writable: stdin }), goOn: () => line.kill('SIGCONT'), end: () => line.kill('SIGKILL') };
};

/** What came, read later in that order. */
const readLater = (soon: Needs['soon'], read: (text: string, came: EpochMs) => void) => {
  let waiting: (readonly [text: string, came: EpochMs])[] = [];
  const readAll = () => {
    const due = waiting;
    waiting = [];
    for (const [text, came] of due) read(text, came);
  };
  return {
    came: (text: string, at: EpochMs) => {
      waiting.push([text, at]);
      if (waiting.length === 1) soon(readAll);
    },
    /** At once. */
    readAll,
  };
};

type Answered = { readonly answer: IncomingMessage; readonly lastId: string | undefined };

export const followFeed = ({ front, station, key, now, soon, comeBackAfter }: Needs): FeedFollower => {
  // Each line is a connection of its own, and ends with it.
  const agent = new Agent({ keepAlive: false });
  const book = openNotebook(station);
  const problems: string[] = [];
  let asked: ClientRequest | undefined;
  let thin: ReturnType<typeof openThinLine> | undefined;
  let isSlow = false;
  let timer: NodeJS.Timeout | undefined;
  let answered: Answered | undefined;
  let lastId: string | undefined;
  let lines = 0;
  let isLeaving = false;
  let readAll: () => void = () => undefined;

  const listen = (answer: IncomingMessage, since: EpochMs) => {
    if (answer.statusCode !== 200) {
      problems.push(`the feed answered ${answer.statusCode}`);
      answer.resume();
      return;
    }
    answered = { answer, lastId };
    lines += 1;
    let cameAt = since;
    const parser = createParser({
      onEvent: ({ id = '', event = '', data }) => {
        if (!countsAsEvent(event)) return;
        book.note(id, event, data, { since, came: cameAt });
        lastId = id;
      },
    });
    const later = readLater(soon, (text, came) => {
      cameAt = came;
      parser.feed(text);
    });
    readAll = later.readAll;
    answer.setEncoding('utf8').on('data', (text: string) => {
      book.read(text.length);
      later.came(text, now());
    });
    // Cut in the middle of an event: it comes again.
    answer.on('error', () => undefined);
  };
  const over = () => {
    const line = openThinLine(new URL(front).port);
    thin = line;
    return { createConnection: () => line.ends };
  };
  const open = () => {
    readAll();
    const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    const way = isSlow ? over() : { agent };
    const mine = request(`${front}/stations/v1/stream`, { ...way, headers }, (answer) => listen(answer, now()));
    asked = mine;
    // A house that is being started again refuses: it is asked again.
    mine.on('error', () => undefined);
    mine.on('close', () => {
      if (asked !== mine) return;
      answered = undefined;
      thin?.end();
      [thin, isSlow] = [undefined, false];
      if (!isLeaving) timer = setTimeout(open, comeBackAfter());
    });
    mine.end();
  };
  open();

  return {
    cut: () => asked?.destroy(),
    goSlow: () => {
      const before = asked;
      clearTimeout(timer);
      isSlow = true;
      open();
      before?.destroy();
    },
    wake: () => thin?.goOn(),
    isListening: () => answered !== undefined,
    lastId: () => {
      readAll();
      return lastId;
    },
    heard: () => {
      readAll();
      return book.heard(lines, problems);
    },
    leave: () => {
      isLeaving = true;
      clearTimeout(timer);
      asked?.destroy();
      thin?.end();
    },
  };
};
