/**
 * The line to the show server: says who it is, hears views and figures, keeps the server's time, comes back for ever.
 *
 * A line that is open but silent for six seconds is taken for dead and opened anew. Nothing is queued while it is down.
 */
import { io, type Socket } from 'socket.io-client';
import type { Figures, GraphicData, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputClientEvents, OutputServerEvents, Painted } from '../../server/contract/sockets.ts';
import type { OutputView } from '../../server/contract/views.ts';
import type { ServerClock } from './server-clock.ts';

export type LinkState = 'connecting' | 'connected' | 'lost' | 'refused';

export type Listener = {
  /** `isSnapshot`: the first since the line opened. */
  readonly onView: (view: OutputView, isSnapshot: boolean) => void;
  readonly onFigures: (figures: Figures) => void;
  readonly onCode: (code: PictureCode) => void;
  readonly onComing: (coming: readonly GraphicData[]) => void;
  readonly onLetters?: (letters: string) => void;
  readonly onHeard: () => void;
  readonly onState: (state: LinkState) => void;
};

export type Link = { readonly tell: (painted: Painted) => void };

const askEvery = 2000;
const answerWithin = 2000;
const silenceLimit = 6000;
/** A refused line is tried again more slowly: the key may be given a moment after the page was opened. */
const tryAgainAfter = 3000;
const firstQuestions = 5;

type Line = Socket<OutputServerEvents, OutputClientEvents>;

/** Asks the time; each answer is also a sign of life. */
const askTime = (line: Line, clock: ServerClock, heard: () => void): void => {
  if (!line.connected) return;
  const asked = performance.now();
  line.timeout(answerWithin).emit('time', (late: Error | null, server: number) => {
    if (late) return;
    clock.learn(asked, performance.now(), server);
    heard();
  });
};

const listenTo = (
  line: Line,
  clock: ServerClock,
  heard: () => void,
  { onView, onFigures, onCode, onComing, onLetters, onState }: Listener,
) => {
  let isSnapshot = true;
  line.on('connect', () => {
    isSnapshot = true;
    heard();
    onState('connected');
    for (let n = 0; n < firstQuestions; n += 1) setTimeout(() => askTime(line, clock, heard), n * 60);
  });
  line.on('structure', (view) => {
    clock.guess(performance.now(), view.at);
    heard();
    onView(view, isSnapshot);
    isSnapshot = false;
  });
  line.on('figures', (figures) => {
    heard();
    onFigures(figures);
  });
  line.on('code', (code) => {
    heard();
    onCode(code);
  });
  line.on('coming', onComing);
  line.on('letters', (letters) => onLetters?.(letters));
};

/** Comes back by itself, and also where the library would not: after a refusal, and after the server ended the line. */
const comeBack = (line: Line, onState: Listener['onState']) => {
  const tryAgain = () => setTimeout(() => line.connect(), tryAgainAfter);
  line.on('connect_error', () => {
    if (line.active) return onState('lost');
    onState('refused');
    tryAgain();
  });
  line.on('disconnect', () => {
    onState('lost');
    if (!line.active) tryAgain();
  });
};

export const openLink = (who: { readonly output: string; readonly key: string }, clock: ServerClock, listener: Listener): Link => {
  const line: Line = io('/outputs', {
    transports: ['websocket'],
    auth: { output: who.output, key: who.key },
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
    timeout: 4000,
  });
  let lastHeard = performance.now();
  const heard = () => {
    lastHeard = performance.now();
    listener.onHeard();
  };
  listenTo(line, clock, heard, listener);
  comeBack(line, listener.onState);
  setInterval(() => {
    if (line.connected && performance.now() - lastHeard > silenceLimit) line.io.engine.close();
    else askTime(line, clock, heard);
  }, askEvery);

  return {
    tell: (painted) => {
      if (line.connected) line.volatile.emit('painted', painted);
    },
  };
};
