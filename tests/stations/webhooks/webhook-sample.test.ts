/** What docs/stations.md says of posts: its sample against what is really signed, and its worked example against both. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { cloudEventOf, eventPrefix, eventRules, postedOf } from '../../../server/contract/station-events.ts';
import type { StationEvent } from '../../../server/contract/views.ts';
import { stationState } from '../../../server/core/station-state.ts';
import { signedMessage } from '../../../server/stations/webhooks/sign.ts';
import { noon, show, station } from '../sample-show.ts';
import { isFromThem } from './webhook-sample.ts';

const secret = `whsec_${Buffer.from('for an example, and nothing else').toString('base64')}`;
const signing = { url: 'https://station.example/cuecart', station: 'harbour', source: '/stations/v1/harbour', secret };
const events: readonly StationEvent[] = [
  { id: 'life1-1', type: 'snapshot', onAirAt: noon, data: stationState(show(), station(), 0) },
  { id: 'life1-2', type: 'ended', onAirAt: noon, data: { ended: true } },
];
const posted = events.map((event) => signedMessage(signing, event, noon));

describe('a station that checks what is posted to it', () => {
  it('[F36] takes what we signed by the sample of the guide, and nothing that is forged, altered or old', () => {
    for (const { headers, body } of posted) {
      const bytes = Buffer.from(body);
      expect(isFromThem({ ...headers }, bytes, secret, noon)).toBe(true);
      expect(isFromThem({ ...headers }, Buffer.from(body.replace('life1', 'life2')), secret, noon)).toBe(false);
      expect(isFromThem({ ...headers, 'webhook-id': 'another' }, bytes, secret, noon)).toBe(false);
      expect(isFromThem({ ...headers }, bytes, `whsec_${Buffer.from('another').toString('base64')}`, noon)).toBe(false);
      expect(isFromThem({ ...headers }, bytes, secret, noon + 301_000)).toBe(false);
    }
  });

  it('[F31, F36] finds in each post what the documents say: the event as it is in the feed', () => {
    const counting = Object.entries(eventRules).filter(([, { counts }]) => counts);
    const schema = postedOf(counting.map(([type, { data }]) => cloudEventOf(`${eventPrefix}${type}`, data)));
    for (const { body } of posted) expect(schema.safeParse(JSON.parse(body))).toMatchObject({ success: true });
    expect(schema.safeParse({ ...JSON.parse(posted[0]?.body ?? ''), data: {} })).toMatchObject({ success: false });
  });

  it('[F36] comes to the same as the worked example of the guide', () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../../docs/stations.md'), 'utf8');
    const [id = '', timestamp = '', signature = ''] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
      (name) => new RegExp(`^${name}: (.+)$`, 'm').exec(guide)?.[1] ?? '',
    );
    const body = /^\{"type":"cuecart\.station\.ended".*\}$/m.exec(guide)?.[0] ?? '';
    const shown = /`(whsec_[A-Za-z0-9+/=]+)`/.exec(guide)?.[1] ?? '';
    expect(new Webhook(shown).sign(id, new Date(Number(timestamp) * 1000), body)).toBe(signature);
    expect(posted[1]).toMatchObject({
      body,
      headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
    });
    expect(shown).toBe(secret);
  });
});
