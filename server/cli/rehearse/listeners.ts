/**
 * The simulated stations: one listener a station, with its own key, on the real feed.
 *
 * Each leaves once in the middle and resumes by its last id. Delivered is what came once and in order; a gap or a repetition is told.
 */
import { createParser } from 'eventsource-parser';
import { countsAsEvent } from '../../contract/station-events.ts';

export type FeedTally = { readonly id: string; readonly due: number; readonly delivered: number; readonly problems: readonly string[] };

export type Listener = {
  /** Drops the line; it comes back by itself and resumes. */
  drop(): void;
  /** Asks the station's state what was due, waits a moment for the rest, and leaves. */
  finish(): Promise<FeedTally>;
  /** Leaves without waiting. */
  leave(): void;
  delivered(): number;
};

type Needs = { readonly front: string; readonly station: string; readonly key: string };

const comeBackAfter = 150;
const restWithin = 5000;
const look = 50;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const sequenceOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
const epochOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('-')));

export const listenTo = ({ front, station, key }: Needs): Listener => {
  const problems: string[] = [];
  const headers = { authorization: `Bearer ${key}` };
  let line = new AbortController();
  let lastId: string | undefined;
  let firstSequence: number | undefined;
  let delivered = 0;
  let isLeaving = false;

  const hear = (event: { readonly id: string; readonly type: string }) => {
    if (!countsAsEvent(event.type)) return;
    if (lastId === undefined) firstSequence = sequenceOf(event.id);
    else if (epochOf(lastId) !== epochOf(event.id)) problems.push(`the feed began again at ${event.id} after ${lastId}`);
    else if (sequenceOf(event.id) !== sequenceOf(lastId) + 1) problems.push(`${event.id} came after ${lastId}`);
    else delivered += 1;
    lastId = event.id;
  };

  const listen = async () => {
    const parser = createParser({
      onEvent: ({ id, event }) => hear({ id: id ?? '', type: event ?? 'message' }),
    });
    const answer = await fetch(`${front}/stations/v1/stream`, {
      headers: { ...headers, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
      signal: line.signal,
    });
    if (!answer.ok || !answer.body) throw new Error(`the feed answered ${answer.status}`);
    const text = answer.body.pipeThrough(new TextDecoderStream());
    for await (const chunk of text) parser.feed(chunk);
  };

  const keepListening = async () => {
    while (!isLeaving) {
      line = new AbortController();
      try {
        await listen();
      } catch (error) {
        // Dropped by us, or by the server: either way it comes back and says where it was.
        if (!line.signal.aborted && problems.length < 20 && error instanceof Error && error.message.startsWith('the feed'))
          problems.push(error.message);
      }
      if (!isLeaving) await wait(comeBackAfter);
    }
  };
  const listening = keepListening();

  const newest = async (): Promise<string> => {
    const answer = await fetch(`${front}/stations/v1/state`, { headers, signal: AbortSignal.timeout(restWithin) });
    const { snapshot } = (await answer.json()) as { snapshot: { id: string } };
    return snapshot.id;
  };

  const leave = () => {
    isLeaving = true;
    line.abort();
  };

  return {
    drop: () => line.abort(),
    leave,
    delivered: () => delivered,
    finish: async () => {
      const last = await newest().catch((error: unknown) => {
        problems.push(`its state was not told: ${error instanceof Error ? error.message : String(error)}`);
        return lastId ?? '-0';
      });
      for (let waited = 0; lastId !== last && waited < restWithin; waited += look) await wait(look);
      leave();
      await listening;
      return { id: station, due: Math.max(0, sequenceOf(last) - (firstSequence ?? 0)), delivered, problems };
    },
  };
};
