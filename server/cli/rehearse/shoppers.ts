/**
 * The simulated shops: post really signed orders (Standard Webhooks v1) at the shops' door, and again until they are taken.
 *
 * Every order names the activation it was made for, so that it can count in no other; once that one is no longer
 * the running one, nothing more is sent.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Parcel } from './basket.ts';

export type ShopsTally = {
  /** Orders placed, refunds apart. */
  readonly sent: number;
  readonly acknowledged: number;
  /** What the acknowledged parcels add up to, refunds taken off. */
  readonly units: number;
  readonly minor: number;
  readonly refusals: readonly string[];
};

export type Shoppers = { tally(): ShopsTally /** Resolves when everything was taken or given up. */; readonly done: Promise<void> };

const answerWithin = 10_000;
const mostAtOnce = 16;
const mostTries = 40;
const again = 250;

/** The secrets that the shops and the show server share. */
export const readShopSecrets = async (dataDir: string): Promise<Readonly<Record<string, string>>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(await readFile(path.join(dataDir, 'shops-secrets.json'), 'utf8')));

/** A parcel as it goes out: the body stays the same over every delivery, the signature is of its moment. */
const post = async (front: string, parcel: Parcel, body: string, secret: string): Promise<number | string> => {
  const at = new Date();
  try {
    const answer = await fetch(`${front}/shops/${parcel.shop}/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': parcel.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(parcel.id, at, body),
      },
      body,
      signal: AbortSignal.timeout(answerWithin),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const bodyOf = (parcel: Parcel, activation: string | undefined): string => {
  const timestamp = new Date().toISOString();
  return JSON.stringify({ type: parcel.kind, timestamp, data: { ...parcel.data, orderedAt: timestamp, activation } });
};

/** No answer, or a 5xx: a shop sends it again, with the same id and the same body. */
const isForNow = (answer: number | string): boolean => typeof answer === 'string' || answer >= 500 || answer === 429;

export type ShoppersNeeds = {
  readonly front: string;
  readonly parcels: readonly Parcel[];
  readonly secrets: Readonly<Record<string, string>>;
  /** ms over which the parcels are spread. */
  readonly within: number;
  /** Aborted: what has not been sent yet is sent at once. */
  readonly hurry: AbortSignal;
  /** The id of the running activation, as the operator's view has it now. Without it orders name none and nothing stops them. */
  activation?(): string | undefined;
};

export const sendParcels = ({ front, parcels, secrets, within, hurry, activation }: ShoppersNeeds): Shoppers => {
  const ours = activation?.();
  const isOver = () => activation !== undefined && activation() !== ours;
  const startedAt = performance.now();
  const underway = new Set<Promise<void>>();
  const refusals: string[] = [];
  let [sent, acknowledged, units, minor] = [0, 0, 0, 0];

  /** One delivery, until it is taken or refused for good. */
  const deliverOnce = async (parcel: Parcel, body: string): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await post(front, parcel, body, secrets[parcel.shop] ?? '');
      if (answer === 200) return true;
      if (isOver()) return false;
      if (!isForNow(answer) || tries >= mostTries) {
        refusals.push(`${parcel.id}: ${answer}`);
        return false;
      }
      await pause(again);
    }
  };

  const deliver = async (parcel: Parcel) => {
    if (isOver()) return;
    const orders = parcel.kind === 'order.placed' ? 1 : 0;
    const body = bodyOf(parcel, ours);
    sent += orders;
    if (!(await deliverOnce(parcel, body))) return;
    acknowledged += orders;
    units += parcel.units;
    minor += parcel.minor;
    // A shop that did not hear our answer sends it again.
    for (let more = 1; more < parcel.deliveries && !isOver(); more += 1) await deliverOnce(parcel, body);
  };

  const run = async () => {
    // An order must be there before its refund.
    const placed = new Map<string, Promise<void>>();
    for (const parcel of parcels) {
      const wait = startedAt + parcel.at * within - performance.now();
      if (wait > 0 && !hurry.aborted) await pause(wait, undefined, { signal: hurry }).catch(() => undefined);
      if (underway.size >= mostAtOnce) await Promise.race(underway);
      if (isOver()) break;
      const before = placed.get(parcel.data.orderId) ?? Promise.resolve();
      const mine = before.then(() => deliver(parcel)).finally(() => underway.delete(mine));
      underway.add(mine);
      placed.set(parcel.data.orderId, mine);
    }
    await Promise.all(underway);
  };
  return { tally: () => ({ sent, acknowledged, units, minor, refusals }), done: run() };
};
