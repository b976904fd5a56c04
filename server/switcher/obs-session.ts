/**
 * One meeting with OBS: a connection for commands and one for events, from greeting to parting.
 *
 * Two, because an answer waits up to 40 ms behind an event that leaves on the same socket.
 * Open means OBS has answered what its version and scenes are, and is the OBS we meant.
 * Three calls in a row without an answer end the meeting: the socket is dropped and a new one is due.
 */
import { EventSubscription as Group, type OBSRequestTypes, type OBSResponseTypes, type RequestBatchRequest } from 'obs-websocket-js/json';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from './log.ts';
import { type Answer, type EventName, type ObsConnection, ObsLate, ObsRefusal, openConnection } from './obs-connection.ts';
import { pause } from './pause.ts';
import { ObsNotOurs } from './reconnect.ts';

/** Never the high-volume groups, nor those about filters and scene items. */
const groups = Group.Config | Group.Scenes | Group.Inputs | Group.Transitions | Group.Outputs | Group.MediaInputs | Group.Ui;

const notReady = 207;
const lateInARow = 3;

export type SessionOptions = {
  readonly url: string;
  readonly password: string | undefined;
  /** Which OBS we mean: written into an OBS that has none, compared in one that has. */
  readonly identity: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: readonly EventName[];
  readonly onEvent: (name: EventName, data: unknown) => void;
};

export type SessionEnd = { readonly why: 'hung' } | { readonly why: 'closed'; readonly code: number };

export type ObsSession = {
  call<T extends keyof OBSRequestTypes>(type: T, data?: OBSRequestTypes[T], within?: Ms): Promise<OBSResponseTypes[T]>;
  batch(requests: readonly RequestBatchRequest[], within?: Ms): Promise<readonly Answer[]>;
  readonly ended: Promise<SessionEnd>;
  close(): Promise<void>;
};

/** OBS accepts connections a little before it can answer. */
const waitUntilReady = async (commands: ObsConnection, clock: Clock): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await commands.call('GetVersion');
      await commands.call('GetSceneList');
      return;
    } catch (error) {
      if (!(error instanceof ObsRefusal && error.code === notReady) || attempt === 40) throw error;
      await pause(clock, 250);
    }
  }
};

/** Two OBS on one machine may have the same password: an id inside OBS tells them apart. */
const recognise = async (commands: ObsConnection, identity: string, url: string): Promise<void> => {
  const slot = { realm: 'OBS_WEBSOCKET_DATA_REALM_GLOBAL', slotName: 'cuecart-identity' };
  const { slotValue } = await commands.call('GetPersistentData', slot);
  if (slotValue === null || slotValue === undefined) await commands.call('SetPersistentData', { ...slot, slotValue: identity });
  else if (slotValue !== identity)
    throw new ObsNotOurs(`The OBS at ${url} belongs to "${String(slotValue)}", not to "${identity}". Look at the port.`);
};

const openBoth = async (options: SessionOptions): Promise<readonly [ObsConnection, ObsConnection]> => {
  const { url, password, clock, events } = options;
  const onEvent = (name: EventName, data: unknown) => {
    try {
      options.onEvent(name, data);
    } catch (error) {
      options.log.error({ error, event: name }, 'an event of OBS could not be handled');
    }
  };
  const commands = await openConnection({ url, password, clock, groups: Group.None });
  try {
    return [commands, await openConnection({ url, password, clock, groups, events, onEvent })];
  } catch (error) {
    commands.abandon();
    throw error;
  }
};

export const openSession = async (options: SessionOptions): Promise<ObsSession> => {
  const [commands, events] = await openBoth(options);
  const abandon = () => {
    commands.abandon();
    events.abandon();
  };
  try {
    await waitUntilReady(commands, options.clock);
    if (options.identity !== undefined) await recognise(commands, options.identity, options.url);
  } catch (error) {
    abandon();
    throw error;
  }
  let hang: () => void = () => undefined;
  const hung = new Promise<SessionEnd>((resolve) => {
    hang = () => resolve({ why: 'hung' });
  });
  const closed = Promise.race([commands.closed, events.closed]).then((code): SessionEnd => ({ why: 'closed', code }));
  let late = 0;
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    const lateBefore = late;
    try {
      const answer = await work;
      late = 0;
      return answer;
    } catch (error) {
      // Calls that waited side by side are one silence, not several.
      late = error instanceof ObsLate ? Math.max(late, lateBefore + 1) : 0;
      if (late >= lateInARow) hang();
      throw error;
    }
  };
  const ended = Promise.race([hung, closed]);
  void ended.then(abandon);
  return {
    call: (type, data, within) => counted(commands.call(type, data, within)),
    batch: (requests, within) => counted(commands.batch(requests, within)),
    ended,
    close: async () => {
      await Promise.all([commands.close(), events.close()]);
    },
  };
};
