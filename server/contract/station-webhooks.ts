/** Where a station's events are posted, and how that goes. */
import { z } from 'zod';
import { listOf } from './show-fields.ts';
import type { EpochMs } from './units.ts';

export const Webhooks = listOf(
  z
    .url({ protocol: /^https?$/, error: 'write a web address such as "https://station.example/cuecart"' })
    .max(500, 'at most 500 characters'),
  3,
).describe('Where this station’s events are posted, signed, in order (Standard Webhooks); the secret is printed by npm run keys');

/** `stopped`: their side said "gone" (410), for good: another address in the series file begins anew. `refused`: an address that we do not post to. */
export type WebhookState = 'well' | 'trying' | 'given-up' | 'stopped' | 'refused';

export type WebhookRow = {
  /** Without its path, which may hold a secret. */
  readonly host: string;
  readonly state: WebhookState;
  /** The newest that their side took. */
  readonly delivered: { readonly event: string; readonly at: EpochMs } | null;
  readonly waiting: number;
  /** Events that it never got one by one: a snapshot came after them. */
  readonly shed: number;
  /** The last thing that went wrong; null once it goes well. */
  readonly problem: string | null;
};
