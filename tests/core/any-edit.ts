/** Edits of the plan by chance, over the rows of the usual evening and copies of them. */

import type { LocalText } from '../../server/contract/units.ts';
import type { ShowCommand } from '../../server/core/decide/index.ts';
import fc from '../run/properties.ts';
import type { Evening } from './evening.ts';

const row = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('opening', 'apples', 'guest', 'oranges', 'closing', 'spare') },
  { weight: 2, arbitrary: fc.constantFrom('guest-copy-1', 'guest-copy-2', 'opening-copy-1', 'new-1', 'new-1-copy-1') },
);
const before = fc.option(row);

type AnyEdit = { readonly type: ShowCommand['type'] } & Readonly<Record<string, unknown>>;
const of = (type: ShowCommand['type'], fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {}): fc.Arbitrary<AnyEdit> =>
  fc.record({ segmentId: row, ...fields }).map((one) => ({ ...one, type }));

export const anyEdit: fc.Arbitrary<AnyEdit> = fc.oneof(
  of('segment.setNext'),
  of('segment.skip', { skipped: fc.boolean() }),
  of('segment.insert', { before }),
  { weight: 3, arbitrary: of('segment.move', { before }) },
  of('segment.retime', { planned: fc.integer({ min: 3, max: 60 }).map((n) => n * 1000) }),
  of('segment.duplicate'),
  of('segment.lock', { locked: fc.boolean() }),
  of('segment.remove'),
  fc.constant({ type: 'guest.swap' as const, guestId: 'lin', withId: 'wang' }),
  of('segment.write', { title: fc.constantFrom('Pears', 'Plums') }),
  of('segment.write', { notes: fc.constantFrom<LocalText>('Slowly', '', { zh: '慢一点' }, { en: '' }) }),
  of('segment.create', {
    ...{ kind: fc.constantFrom('host', 'guest'), title: fc.constantFrom('Weather', { zh: '天气', en: 'Weather' }) },
    ...{ planned: fc.constant(30_000), before },
  }),
);

export const doEdit = (evening: Evening, { type, ...fields }: AnyEdit): void => void evening.ask(type, fields as never);
