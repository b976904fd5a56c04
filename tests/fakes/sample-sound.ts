/** Sound in mid-show: one input clips, one is closed that should be open, one is not measured. */
import type { Sound } from '../../server/contract/monitors.ts';

export const sampleSound = (now: number): Sound => ({
  at: now,
  measured: 'measured',
  rows: [
    { input: 'Mic Host', wantedOpen: true, open: true, level: -18.2, peak: -0.3 },
    { input: 'Mic Guest', wantedOpen: true, open: false, level: -100, peak: -100 },
    { input: 'Clip player', wantedOpen: false, open: false, level: -100, peak: -100 },
    { input: 'Music bed', wantedOpen: true, open: true, level: -32.6, peak: -24.9 },
    { input: 'Orchard line', wantedOpen: false, open: null, level: null, peak: null },
  ],
  alarms: [
    { kind: 'clipping', inputs: ['Mic Host'] },
    { kind: 'stays-closed', inputs: ['Mic Guest'] },
  ],
});
