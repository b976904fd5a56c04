/** What a partner may have of the program, and what it may not. */

import { describe, expect, it } from 'vitest';
import type { GraphicData } from '../../server/contract/graphics.ts';
import { GraphicKind } from '../../server/contract/show-file.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import fc from '../run/properties.ts';
import { graphic, label, lowerThird, outputView, station, voteBar } from '../stations/sample-show.ts';

const anyGraphic = fc
  .record({ id: fc.uuid(), kind: fc.constantFrom(...GraphicKind.options) })
  .map(({ id, kind }) => graphic(id, { kind, rows: [] } as unknown as GraphicData));

describe('a station’s overlay', () => {
  it('[F3] never shows a kind of graphic that the station excludes, whatever is on and whatever its own labels', () => {
    fc.assert(
      fc.property(
        fc.array(anyGraphic, { maxLength: 12 }),
        fc.subarray([...GraphicKind.options]),
        fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
        (graphics, excludes, labels) => {
          const safe = graphics.map((on) => (on.kind === 'label' ? { ...on, data: label.data } : on));
          const view = stationOutput(outputView({ graphics: safe }), station({ excludes, labels }), 0);
          expect(view.graphics.filter(({ kind }) => excludes.includes(kind))).toEqual([]);
        },
      ),
    );
  });

  it('keeps every graphic that is not excluded, in order and unchanged but for who took it on', () => {
    const view = stationOutput(outputView({ graphics: [label, lowerThird, voteBar] }), station({ excludes: ['lower-third'] }), 0);
    expect(view.graphics).toEqual([label, voteBar].map((one) => ({ ...one, by: 'house' })));
  });

  it('[F44] is told neither the name of a cue, which may be of what it must not have, nor of a person', () => {
    const graphics = ['cue:apple-guest-label', 'Lin Jia', 'rule'].map((by, n) => ({ ...label, id: `label-${n}`, by }));
    expect(stationOutput(outputView({ graphics }), station({}), 0).graphics.map(({ by }) => by)).toEqual(['cue', 'house', 'house']);
  });

  it('carries the station’s own labels until they are taken off, and none that is on already', () => {
    const own = station({ labels: [{ zh: '购物' }, { zh: '广告' }] });
    const view = stationOutput(outputView({ graphics: [label] }), own, 0);
    expect(view.graphics.map(({ id }) => id)).toEqual(['harbour-label-1', 'label-1']);
    expect(view.graphics[0]).toMatchObject({ kind: 'label', endsAt: null, data: { text: { zh: '广告' }, mandatory: true } });
  });

  it('keeps a label’s id when only other things change, so that it is never taken off and put on again', () => {
    const own = station({ labels: ['广告'] });
    const ids = [outputView(), outputView({ revision: 2, graphics: [lowerThird] })].map(
      (view) => stationOutput(view, own, 0).graphics.find(({ kind }) => kind === 'label')?.id,
    );
    expect(ids[0]).toBe(ids[1]);
  });

  it('[F2] speaks the station’s language under its own name and is held back by its path', () => {
    const view = stationOutput(outputView(), station({ language: 'en', colour: '#0055aa' }), 8000);
    expect(view).toMatchObject({ output: 'harbour', language: 'en', delay: 8000, station: { id: 'harbour', colour: '#0055aa' } });
  });

  it('is not held back where graphics are burnt in at the origin', () => {
    expect(stationOutput(outputView(), station({ delivery: 'burnt-in' }), 8000).delay).toBe(0);
  });

  it('never draws the rehearsal switcher’s picture', () => {
    const picture = { program: 'Desk', preview: null, open: [], transition: { kind: 'cut', rate: 0 }, title: null } as const;
    expect(stationOutput(outputView({ picture }), station(), 0).picture).toBeNull();
  });

  it('[R3] shows nothing of a rehearsal, and everything of a simulated show, as simulated', () => {
    const own = station({ labels: ['广告'] });
    expect(stationOutput(outputView({ activation: 'rehearsal', graphics: [label] }), own, 0)).toMatchObject({
      activation: null,
      graphics: [],
    });
    expect(stationOutput(outputView({ activation: 'simulated', graphics: [label] }), own, 0)).toMatchObject({ activation: 'simulated' });
  });

  it('[F8] is empty at once for a muted station, whatever its delay', () => {
    const view = outputView({ graphics: [label, lowerThird] });
    expect(stationOutput(view, station({ labels: ['Harbour'] }), 8000, { isMuted: true })).toMatchObject({
      activation: null,
      graphics: [],
      delay: 0,
    });
    expect(stationOutput(view, station(), 8000)).toMatchObject({ delay: 8000 });
  });
});
