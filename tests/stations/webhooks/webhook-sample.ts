/** How a station checks what is posted to it, in nothing but Node: shown in docs/stations.md, run by webhook-sample.test.ts. */
// #region sample
import { createHmac, timingSafeEqual } from 'node:crypto';

/** @param body the bytes as they came, before any JSON parser. @param secret `whsec_…` */
export const isFromThem = (headers: Record<string, string>, body: Buffer, secret: string, now = Date.now()): boolean => {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures = '' } = headers;
  if (Math.abs(now / 1000 - Number(time)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest();
  return signatures.split(' ').some((one) => {
    const theirs = Buffer.from(one.replace('v1,', ''), 'base64');
    return one.startsWith('v1,') && theirs.length === right.length && timingSafeEqual(theirs, right);
  });
};
// #endregion sample
