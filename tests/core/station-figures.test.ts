import { describe, expect, it } from 'vitest';
import { stationFigures } from '../../server/core/station-figures.ts';
import { figures, station } from '../stations/sample-show.ts';

describe('a station’s figures', () => {
  it('lack the counts of a vote bar and the sales of a ticker that the station excludes', () => {
    const known = stationFigures(figures())(station({ excludes: ['vote-bar', 'sales-ticker'] }), 'live');
    expect(known.polls).toEqual({});
    expect(known).not.toHaveProperty('sales');
    expect(known.products).toEqual(figures().products);
  });

  it('[R3] are none of a rehearsal', () => {
    const known = stationFigures(figures())(station(), 'rehearsal');
    expect(known).toEqual({ revision: figures().revision, at: figures().at, polls: {}, products: {} });
  });

  it('are one value for all stations that may have the same, and another for those that may not', () => {
    const known = stationFigures(figures());
    const [harbour, inland, silent] = [station(), station({ id: 'inland' }), station({ excludes: ['sales-ticker'] })];
    expect(known(inland, 'live')).toBe(known(harbour, 'live'));
    expect(known(silent, 'live')).not.toBe(known(harbour, 'live'));
    expect(known(harbour, 'rehearsal')).not.toBe(known(harbour, 'live'));
  });
});
