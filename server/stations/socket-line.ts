/**
 * One open feed over socket.io: the same events in the same order as the stream, each by the name it has there.
 *
 * Of what is newest-wins only the newest of each is kept while the line is full. A reader that lets too much pile up is cut.
 */
import type { Socket } from 'socket.io';
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { cloudEvent, heartbeat } from './dress/cloud-event.ts';
import type { FeedLine, Taken } from './feed-line.ts';

/** Above this much unread text a reader is not reading. */
const mostUnread = 256 * 1024;
/** What stands around an event’s data, and a heartbeat. */
const aroundIt = 400;

/** Ends the line at once: a closing handshake would wait behind everything that was not read. */
const cutLine = ({ conn }: Socket) => {
  const { socket: line } = conn.transport as { socket?: { terminate?: () => void } };
  if (line?.terminate) line.terminate();
  else conn.close(true);
};

/** What was handed over and is not taken yet, in order; bounded with what may be unread. */
const openUnderWay = (now: () => EpochMs) => {
  const sent: { readonly at: EpochMs; readonly event: string | undefined; readonly size: number }[] = [];
  let handed = 0;
  let lastHeard = now();
  let taken: Taken | null = null;
  return {
    add: (event: string | undefined, size: number) => void sent.push({ at: now(), event, size }),
    size: () => sent.reduce((sum, { size }) => sum + size, 0),
    isEmpty: () => sent.length === 0,
    /** All of it goes on its way; what is added later waits for the next time. */
    handedOver: () => {
      handed = sent.length;
    },
    took: () => {
      lastHeard = now();
      for (const { event } of sent.splice(0, handed)) if (event !== undefined) taken = { event, at: lastHeard };
      handed = 0;
    },
    lastHeard: () => lastHeard,
    taken: () => taken,
    lag: () => Math.max(0, now() - (sent[0]?.at ?? now())),
  };
};

/** About how long an event is as text. What many lines are told alike is measured once. */
export const openSizes = (): ((event: StationEvent) => number) => {
  const known = new WeakMap<object, number>();
  return ({ data }) => {
    if (typeof data !== 'object' || data === null) return aroundIt;
    const size = known.get(data) ?? JSON.stringify(data).length;
    known.set(data, size);
    return aroundIt + size;
  };
};

/** @param onSlow called once, when the reader was cut for not reading */
export const openSocketLine = (
  socket: Socket,
  source: string,
  now: () => EpochMs,
  onSlow: () => void,
  sizeOf: (event: StationEvent) => number,
): FeedLine => {
  const underWay = openUnderWay(now);
  const newest = new Map<StationEvent['type'], StationEvent>();
  let isCut = false;

  const send = (name: string, said: object, size: number, event?: string) => {
    if (isCut) return;
    if (underWay.size() > mostUnread) {
      isCut = true;
      cutLine(socket);
      onSlow();
      return;
    }
    underWay.add(event, size);
    socket.emit(name, said);
  };
  const tell = (event: StationEvent) => {
    send(event.type, cloudEvent(source, event), sizeOf(event), event.id);
  };
  const sayNewest = () => {
    const events = [...newest.values()];
    newest.clear();
    for (const event of events) tell(event);
  };
  socket.conn.on('flush', underWay.handedOver);
  socket.conn.transport.on('drain', () => {
    underWay.took();
    if (underWay.isEmpty()) sayNewest();
  });

  return {
    tell,
    figure: (event) => {
      if (underWay.isEmpty()) tell(event);
      else newest.set(event.type, event);
    },
    beat: (at, lastId) => send('heartbeat', heartbeat(source, at, lastId), aroundIt),
    lastHeard: underWay.lastHeard,
    taken: underWay.taken,
    lag: underWay.lag,
    end: () => void socket.disconnect(true),
  };
};
