/** A station's event as a message of Standard Webhooks 1.0.0: its id stays the same over all tries, its time and signature are of each try. */
import { Webhook } from 'standardwebhooks';
import type { EpochMs } from '../../contract/units.ts';
import type { StationEvent } from '../../contract/views.ts';
import { cloudEvent } from '../dress/cloud-event.ts';
import type { Message } from './post.ts';

export type Signing = {
  readonly url: string;
  readonly station: string;
  /** Of this station's feed. */
  readonly source: string;
  /** `whsec_…` */
  readonly secret: string;
};

export const signedMessage = ({ url, station, source, secret }: Signing, event: StationEvent, now: EpochMs): Message => {
  const id = `${station}.${event.id}${event.type === 'snapshot' ? '.snapshot' : ''}`;
  const at = new Date(now);
  const data = cloudEvent(source, event);
  const body = JSON.stringify({ type: data.type, timestamp: data.time, data });
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Cuecart',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  };
};
