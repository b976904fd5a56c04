/** A graphic looked at before it is on. */
import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../server/contract/commands.ts';
import { previewGraphics } from '../../server/core/graphic-preview.ts';
import { type Evening, live, ready } from './evening.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
type Asked = Omit<CommandOf<'graphic.on'>, 'type' | 'key'>;
const look = (evening: Evening, asked: Asked) =>
  previewGraphics({ type: 'graphic.on', key: 'a-preview', ...asked }, evening.show, evening.whole(), links);
const shown = (answer: ReturnType<typeof look>) =>
  'graphics' in answer ? answer.graphics.map(({ data }) => data.kind) : answer.refusal.code;

describe('a preview', () => {
  it('[G16] has the real words and the labels that come with them, stands still, and changes nothing', () => {
    const evening = live();
    const before = evening.show;
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui' });
    const answer = look(evening, { graphic: 'product-card', productId: 'eggs' });
    expect(shown(answer)).toEqual(['label', 'product-card', 'label']);
    expect('graphics' in answer && answer.graphics[1]).toMatchObject({
      startsAt: 0,
      endsAt: null,
      data: { name: 'eggs', price: { minor: 4990 } },
    });
    expect(evening.context.graphics.map(({ kind }) => kind)).toEqual(['label']);
    expect(before.context.graphics).toEqual([]);
  });

  it('[G16] shows a name that would come on in three seconds, also before air', () => {
    expect(shown(look(live(), { graphic: 'lower-third', guestId: 'lin' }))).toEqual(['lower-third']);
    expect(shown(look(ready(), { graphic: 'label', text: 'Soon' }))).toEqual(['label']);
  });

  it('[G16] says why what it asks for could not come on', () => {
    expect(shown(look(live(), { graphic: 'lower-third', guestId: 'wang' }))).toBe('not-approved');
    expect(shown(look(live(), { graphic: 'vote-bar', pollId: 'apples' }))).toBe('wrong-phase');
  });

  it('[G16] shows a change in the place of what is on', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'label', text: 'Anhui' });
    const graphicId = evening.context.graphics[0]?.id ?? '';
    const asked = { type: 'graphic.update' as const, key: 'a-preview', graphicId, text: 'Hubei' };
    const answer = previewGraphics(asked, evening.show, evening.whole(), links);
    expect(answer).toMatchObject({ graphics: [{ id: graphicId, data: { text: 'Hubei' } }] });
    expect(evening.context.graphics[0]?.text).toBe('Anhui');
  });
});
