import { expect, it } from 'vitest';
import { openSignal } from '../../server/playout/publish.ts';

const nobody = () => undefined;
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('[G56] whoever shows a change to viewers hears of it within its turn, before all others and before whoever asked is answered', async () => {
  const told: string[] = [];
  const signal = openSignal(nobody);
  signal.listen(() => told.push('desk'));
  signal.listenFirst(() => told.push('picture'));
  const take = async () => {
    await Promise.resolve();
    signal.changed();
    signal.changed();
    told.push('done');
  };
  await take();
  told.push('answered');
  expect(told).toEqual(['done', 'picture', 'answered']);
  await turn();
  expect(told).toEqual(['done', 'picture', 'answered', 'desk']);
});

it('what changes while it is told is told again, and one who cannot be told keeps nobody else from it', async () => {
  const told: string[] = [];
  const wrong: string[] = [];
  const signal = openSignal((error) => wrong.push(String(error)));
  signal.listenFirst(() => {
    throw new Error('no page');
  });
  signal.listenFirst(() => {
    told.push(`revision ${signal.revision()}`);
    if (signal.revision() === 1) signal.changed();
  });
  signal.changed();
  await Promise.resolve();
  expect(told, 'only in the next turn: whatever else has come is done in between').toEqual(['revision 1']);
  await turn();
  await turn();
  expect(told).toEqual(['revision 1', 'revision 2']);
  expect(wrong).toEqual(['Error: no page', 'Error: no page']);
  signal.close();
  signal.changed();
  await turn();
  expect(told).toHaveLength(2);
});
