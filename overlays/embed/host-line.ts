/**
 * The line to the player's page: hears the origins of this station and no others, speaks to them and to nobody else.
 *
 * Which of them frames us the browser says, or its referrer, or its first message. Until one of these has, each listed origin is spoken to: the
 * browser delivers to the one that is there. From anywhere else, or not as agreed, a message is counted and changes nothing.
 */
import type { EmbedSays, HostSays } from '../../server/contract/embed-messages.ts';
import { readHostMessage } from './read-host-message.ts';

type Unmarked<T> = T extends unknown ? Omit<T, 'cuecart'> : never;
export type Said = Unmarked<EmbedSays>;
export type Ignored = { readonly strangers: number; readonly malformed: number };
export type HostLine = { say(message: Said): void; ignored(): Ignored };

/** Of a window, what this needs. */
export type Around = {
  readonly parent: Pick<Window, 'postMessage'> | undefined;
  /** Origins that may be the one around us, the likeliest first, from the browser. */
  readonly named: readonly string[];
  listen(listener: (event: Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>) => void): void;
};

const originOf = (address: string): string[] => {
  try {
    return [new URL(address).origin];
  } catch {
    return []; // No referrer was sent.
  }
};

export const aroundUs = (): Around => ({
  parent: window.parent === window ? undefined : window.parent,
  named: [...Array.from(location.ancestorOrigins ?? []).slice(0, 1), ...originOf(document.referrer)],
  listen: (listener) => window.addEventListener('message', listener),
});

export const openHostLine = (
  origins: readonly string[],
  { parent, named, listen }: Around,
  events: { heard(message: HostSays, isFirst: boolean): void; ignored(ignored: Ignored): void },
): HostLine => {
  let host = named.find((origin) => origins.includes(origin));
  let hasSpoken = false;
  let ignored: Ignored = { strangers: 0, malformed: 0 };
  const ignore = (kind: keyof Ignored): void => {
    ignored = { ...ignored, [kind]: ignored[kind] + 1 };
    events.ignored(ignored);
  };
  listen(({ origin, source, data }) => {
    if (source !== parent || !origins.includes(origin)) return ignore('strangers');
    const message = readHostMessage(data);
    if (!message) return ignore('malformed');
    const isFirst = !hasSpoken;
    hasSpoken = true;
    host = origin;
    events.heard(message, isFirst);
  });
  return {
    say(message) {
      for (const origin of host === undefined ? origins : [host]) parent?.postMessage({ cuecart: 1, ...message }, origin);
    },
    ignored: () => ignored,
  };
};
