/** A feed's events as CloudEvents, and that what is written of the show is all of it. */
import { describe, expect, it } from 'vitest';
import { cloudEventOf, type EventType, eventRules } from '../../server/contract/station-events.ts';
import { StateSaid } from '../../server/contract/station-feed.ts';
import type { StationEvent } from '../../server/contract/views.ts';
import { stationEvents } from '../../server/core/station-feed.ts';
import { offAir, type StationState, stationState } from '../../server/core/station-state.ts';
import { type CloudEvent, cloudEvent, heartbeat, resumeId } from '../../server/stations/dress/cloud-event.ts';
import { eventRing } from '../../server/stations/event-ring.ts';
import { openFeedText } from '../../server/stations/feed-text.ts';
import fc from '../run/properties.ts';
import { anyShow } from './any-show.ts';
import { figures, noon, show, station } from './sample-show.ts';

const source = '/stations/v1/harbour';
const event = (changes: Partial<StationEvent> = {}): StationEvent => ({
  ...{ id: 'life1-9', type: 'ended', onAirAt: noon, data: { ended: true } },
  ...changes,
});

/** All that a reader is told while the show goes through these states: each change, with figures and a heartbeat after it. */
const toldOf = (states: readonly StationState[]): readonly CloudEvent[] => {
  const ring = eventRing('life1', 1000);
  let known = offAir(0);
  return states.flatMap((state, index) => {
    const said = stationEvents(known, state, noon + index).map(ring.add);
    known = state;
    const beside = event({ id: ring.lastId(), type: 'figures', onAirAt: noon, data: figures({ revision: index }) });
    return [...[...said, beside].map((one) => cloudEvent(source, one)), heartbeat(source, noon + index, ring.lastId())];
  });
};

describe('an event of a feed', () => {
  it('[F27] says what CloudEvents asks for, where it stands in the order, and when it went on air', () => {
    expect(cloudEvent(source, event())).toEqual({
      specversion: '1.0',
      id: 'life1-9',
      source,
      type: 'cuecart.station.ended',
      time: '2025-12-03T04:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '000000000009',
      onairat: '2025-12-03T04:00:00.000Z',
      data: { ended: true },
    });
    expect(Object.keys(cloudEvent(source, event())).filter((name) => !/^[a-z0-9]+$/.test(name))).toEqual([]);
  });

  it('[F27] is as its schema says, has an id that no other has, and comes in the order of its text', () => {
    fc.assert(
      fc.property(fc.array(anyShow, { maxLength: 8 }), (shows) => {
        const told = toldOf(shows.map((one) => stationState(one, station(), 0)));
        for (const one of told) {
          const type = one.type.slice('cuecart.station.'.length) as EventType;
          expect(cloudEventOf(one.type, eventRules[type].data).parse(one)).toEqual(one);
        }
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
        const sequences = told.map(({ sequence }) => sequence);
        expect([...sequences].sort()).toEqual(sequences);
      }),
    );
  });

  it('[F27] is known again by its id, whether or not what follows the dot was kept', () => {
    expect([event(), event({ type: 'snapshot' }), event({ type: 'code', data: null })].map((one) => cloudEvent(source, one).id)).toEqual([
      'life1-9',
      'life1-9.snapshot',
      'life1-9.code.none',
    ]);
    expect(['life1-9', 'life1-9.code.7K3A'].map(resumeId)).toEqual(['life1-9', 'life1-9']);
  });

  it('[F27] is written once for many stations, each of which is named as its source', () => {
    const written = openFeedText();
    const texts = ['harbour', 'inland'].map((id) => written(`/stations/v1/${id}`).event(event()).toString());
    expect(texts[1]).toBe(texts[0]?.replace('harbour', 'inland'));
    expect(JSON.parse(/^data: (.*)$/m.exec(texts[0] ?? '')?.[1] ?? '')).toEqual(cloudEvent(source, event()));
  });
});

it('[F27] the schema of the state tells of everything that is in it', () => {
  fc.assert(
    fc.property(anyShow, (one) => {
      const state = stationState(one, station(), 4000);
      expect(StateSaid.parse(state)).toEqual(state);
    }),
  );
  expect(StateSaid.parse(offAir(0, true))).toEqual(offAir(0, true));
  expect(stationState(show(), station(), 0).onAir).toBe(true);
});
