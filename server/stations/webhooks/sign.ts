/** A station's event as a message of Standard Webhooks 1.0.0: its id stays the same over all tries, its time and signature are of each try. */
import { Webhook } from 'standardwebhooks';
import type { EpochMs } from '../../contract/units.ts';
import type { StationEvent } from '../../contract/views.ts';
import type { Message } from './post.ts';

/** @param event as it is in the feed @param secret `whsec_…` */
export const signedMessage = (url: string, station: string, event: StationEvent, secret: string, now: EpochMs): Message => {
  const id = `${station}.${event.id}${event.type === 'snapshot' ? '.snapshot' : ''}`;
  const at = new Date(now);
  const body = JSON.stringify({ type: `station.${event.type}`, timestamp: new Date(event.onAirAt).toISOString(), data: event });
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
