/** A check before air: what was looked at, when, how it is, and what to do. */
import type { EpochMs } from './units.ts';

export type Light = 'ok' | 'warn' | 'bad' | 'unknown';

/** What a check says. */
export type CheckSays = {
  /** Of one thing among several, with its name after a colon. */
  readonly id: string;
  readonly what: string;
  readonly light: Light;
  /** Empty when all is well. */
  readonly remedy: string;
  /** It could not be looked at; the remedy says why. It is not green, and stands in nobody's way. */
  readonly unchecked?: true;
  /** What can be asked for, to mend it. */
  readonly offers?: 'overlay.make';
  /** Something to be copied, with a key in it: only for who may ask for what is offered. */
  readonly copy?: string;
  /** Names and numbers of its words, and `why` where one check fails in several ways: for its words in another language. */
  readonly said?: Readonly<Record<string, string>>;
};

/** `at`: when it was looked at. */
export type CheckRow = CheckSays & { readonly at: EpochMs };
