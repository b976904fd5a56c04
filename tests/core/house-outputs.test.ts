/** The house's own outputs: what each may have of any program, in which language, and that nothing else leaves for it. */
import { describe, expect, it } from 'vitest';
import { GraphicKind, type HouseOutput } from '../../server/contract/show-file.ts';
import {
  cleanOutputId,
  houseComing,
  houseFigures,
  houseGraphics,
  houseOutput,
  houseOutputs,
  houseView,
} from '../../server/core/house-outputs.ts';
import { outputRows } from '../../server/core/output-rows.ts';
import { chinese, oneOfEach, outcomes, showSide, wholePictures } from '../overlays/sample-graphics.ts';
import { shopAlone, shopTogether } from '../overlays/sample-shop.ts';
import fc from '../run/properties.ts';
import { figures, graphic, label, lowerThird, noon, outputView, station, voteBar } from '../stations/sample-show.ts';

const every = [
  ...oneOfEach(chinese, noon + 60_000),
  ...outcomes(chinese),
  ...showSide(chinese, noon + 60_000),
  ...wholePictures(chinese),
  ...shopTogether(chinese),
  ...shopAlone(chinese),
];
const kinds = fc.uniqueArray(fc.constantFrom(...GraphicKind.options), { maxLength: 18 });
const listed: fc.Arbitrary<HouseOutput> = fc.oneof(
  fc.record({ id: fc.constantFrom('program', 'english', 'wall'), shows: kinds }),
  fc.record({ id: fc.constantFrom('program', 'english', 'wall'), excludes: kinds }),
  fc.record({ id: fc.constant('repeat'), of: fc.constant('recording' as const), excludes: kinds }),
);
const programs = fc
  .array(fc.constantFrom(...every), { maxLength: 14 })
  .map((all) => outputView({ graphics: all.map((data, n) => graphic(`g${n}`, data)), activation: 'live' }));

const isMandatory = (data: (typeof every)[number]) => data.kind === 'label' && data.mandatory;

describe('an output of the house', () => {
  it('[G49] is sent nothing that its list does not have, whatever is on, and a mandatory label whatever its list says', () => {
    fc.assert(
      fc.property(programs, listed, (program, output) => {
        const { graphics } = houseView(program, output);
        const { shows = GraphicKind.options, excludes = [] } = output;
        for (const { kind, data } of graphics) expect(isMandatory(data) || (shows.includes(kind) && !excludes.includes(kind))).toBe(true);
        const labels = program.graphics.filter(({ data }) => isMandatory(data)).map(({ id }) => id);
        expect(graphics.map(({ id }) => id)).toEqual(expect.arrayContaining(labels));
        expect(program.graphics.map(({ id }) => id)).toEqual(expect.arrayContaining(graphics.map(({ id }) => id)));
      }),
    );
  });

  it('[G49] is sent no figures of what its list does not have', () => {
    fc.assert(
      fc.property(listed, (output) => {
        const sent = houseFigures(figures())(output);
        const has = (kind: GraphicKind) =>
          output.of !== 'recording' && houseGraphics([graphic('g', every.find((data) => data.kind === kind)!)], output).length > 0;
        if (!has('vote-bar')) expect(sent?.polls).toEqual({});
        if (!has('sales-ticker')) expect(sent).not.toHaveProperty('sales');
        if (!(['product-card', 'units-sold', 'stock-left', 'sold-out', 'sales-ticker', 'board'] as const).some(has))
          expect(sent?.products).toEqual({});
      }),
    );
    const of = houseFigures(figures());
    expect(of({ id: 'a', excludes: ['vote-bar'] })).toBe(of({ id: 'b', excludes: ['vote-bar'] }));
  });

  it('[G49] is told beforehand only what its list has', () => {
    const coming = [lowerThird.data, voteBar.data];
    expect(houseComing(coming, { id: 'program', excludes: ['vote-bar'] })).toEqual([lowerThird.data]);
  });

  it('[G50] that is clean has nothing, a mandatory label and figures among it, and marks a rehearsal', () => {
    const clean = houseOutput([{ id: 'english' }], cleanOutputId)!;
    fc.assert(
      fc.property(programs, (program) => {
        expect(houseView(program, clean)).toMatchObject({ output: 'clean', graphics: [], picture: null, activation: 'live' });
      }),
    );
    expect(houseFigures(figures())(clean)).toBeUndefined();
    expect(houseComing([lowerThird.data], clean)).toEqual([]);
    expect(houseView(outputView({ activation: 'rehearsal', graphics: [label] }), clean).activation).toBe('rehearsal');
  });

  it('[G49] speaks its own language; the series may give the program a list, never the clean one', () => {
    const series: readonly HouseOutput[] = [
      { id: 'english', language: 'en' },
      { id: 'program', excludes: ['sales-ticker'] },
    ];
    expect(houseView(outputView(), series[0]!)).toMatchObject({ output: 'english', language: 'en' });
    expect(houseOutputs(series).map(({ id }) => id)).toEqual(['program', 'recording', 'clean', 'english']);
    expect(houseOutput(series, 'program')?.excludes).toEqual(['sales-ticker']);
    expect(houseOutput([{ id: 'clean', shows: ['topic'] }], 'clean')).toEqual({ id: 'clean' });
    expect(houseOutput(undefined, 'elsewhere')).toBeUndefined();
  });

  it('[G10, G49] that the series lists carries no code of the program’s picture; one of a recording invites nobody', () => {
    const vote = { ...voteBar, data: { ...voteBar.data, pictures: [{ id: 'program', paths: ['web'] }] } as typeof voteBar.data };
    expect(houseGraphics([vote], { id: 'english' })[0]?.data).toMatchObject({ pictures: [], link: 'http://vote.example' });
    expect(houseGraphics([vote], { id: 'program' })[0]).toEqual(vote);
    expect(JSON.stringify(houseGraphics([vote], { id: 'repeat', of: 'recording' }))).not.toMatch(/link|pictures/);
  });

  it('[G49] stands in the rows of the desk with what is on it, its name and its language', () => {
    const house = [
      { id: 'clean', language: 'zh' },
      { id: 'english', language: 'en', name: 'English', excludes: ['vote-bar' as const] },
    ];
    const world = {
      kind: 'live' as const,
      stations: { harbour: station() },
      isMuted: () => false,
      delayOf: () => 0,
      now: noon,
      house,
      open: [],
    };
    expect(outputRows([label, voteBar], world)).toEqual([
      { outputs: ['clean'], shows: [], language: 'zh' },
      { outputs: ['english'], shows: ['label-1'], language: 'en', name: 'English' },
    ]);
  });
});
