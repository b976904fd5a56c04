/**
 * The socket to the door, made again for ever: at once when the phone wakes or is online again, else after a growing, uneven wait.
 *
 * A line that does not answer a time question within four seconds is taken for dead: in a tunnel nobody says so.
 */
import type { PhoneMessage, PhoneSays } from '../../server/contract/phone.ts';
import { type Ack, decodeAck } from './vote-frame.ts';

export type LineEvents = {
  up(): void;
  down(): void;
  heard(message: PhoneMessage): void;
  acked(ack: Ack): void;
};
export type Line = {
  say(what: PhoneSays | ArrayBuffer): boolean;
  /** Nothing came back in time: start over. */
  doubt(): void;
};

const answerWithin = 4000;
const askEvery = 15_000;

export const openLine = (url: string, mark: () => number, events: LineEvents): Line => {
  let socket: WebSocket | undefined;
  let failures = 0;
  let retry = 0;
  let doubtAt = 0;
  let ask = 0;

  const say: Line['say'] = (what) => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(what instanceof ArrayBuffer ? what : JSON.stringify(what));
    return true;
  };
  const askTime = (): void => {
    if (!say({ type: 'time', ask: mark() })) return;
    clearTimeout(doubtAt);
    doubtAt = window.setTimeout(lose, answerWithin);
  };
  const lose = (): void => {
    clearTimeout(doubtAt);
    clearTimeout(retry);
    clearInterval(ask);
    const old = socket;
    socket = undefined;
    if (old) {
      old.onclose = null;
      old.onmessage = null;
      old.close();
    }
    events.down();
    failures += 1;
    retry = window.setTimeout(connect, Math.random() * Math.min(8000, 400 * 2 ** Math.min(failures, 5)));
  };
  const connect = (): void => {
    clearTimeout(retry);
    const next = new WebSocket(url);
    socket = next;
    next.binaryType = 'arraybuffer';
    doubtAt = window.setTimeout(lose, answerWithin);
    next.onopen = () => {
      clearTimeout(doubtAt);
      failures = 0;
      events.up();
      askTime();
      ask = window.setInterval(askTime, askEvery);
    };
    next.onclose = lose;
    next.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data !== 'string') {
        const ack = decodeAck(data);
        if (ack) events.acked(ack);
        return;
      }
      // The door is ours and of the same build as this page.
      const message = JSON.parse(data) as PhoneMessage;
      if (message.type === 'time') clearTimeout(doubtAt);
      events.heard(message);
    };
  };
  const wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    failures = 0;
    if (socket?.readyState === WebSocket.OPEN) askTime();
    else {
      lose();
      clearTimeout(retry);
      connect();
    }
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) wake();
  });
  window.addEventListener('offline', lose);
  connect();
  return { say, doubt: lose };
};
