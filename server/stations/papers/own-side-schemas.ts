/** What a station's own side sends and is sent, as schemas for the document; tests hold the answers of the doors against them. */
import { z } from 'zod';
import { DeliveryEvening, DeliveryReport } from '../../contract/delivery.ts';
import { BreakAskSchema } from '../../contract/local-breaks.ts';
import { HouseContact } from '../../contract/station-contact.ts';
import { LocalText } from '../../contract/units.ts';
import { Marked, Written } from '../own-side-door.ts';

const moment = z.number().describe('Epoch ms, by our clock');
const ms = z.number().min(0);

const LocalBreakSaid = z.object({
  id: z.string(),
  state: z.enum(['planned', 'started', 'ended']),
  withShow: z.boolean().describe('It goes with the origin’s own break'),
  leavesAt: moment.nullable().describe('Null: not known yet'),
  rejoinsAt: moment.nullable().describe('Null: not known, or you end it'),
  length: ms.nullable(),
  expectedAt: moment.nullable().describe('Of one that goes with the show: when that is expected, while its moment is not fixed'),
  sustaining: LocalText.nullable().describe('What stays on our feed meanwhile'),
});

const MessageSaid = z.object({
  ...{ id: z.string(), at: moment, by: z.string(), mine: z.boolean().describe('You wrote it'), text: LocalText },
  ...{ delivered: z.boolean(), seen: z.boolean() },
});

const PageSaid = z.object({
  id: z.string(),
  painted: z.int().min(0).describe('How many graphics it has on screen'),
  lastHeard: moment,
  behind: z.number().nullable().describe('ms behind the origin, as it says itself'),
  blanked: z.boolean().describe('Somebody of yours has blanked it'),
  problem: z.string().nullable(),
});

export const DeskSaid = z.object({
  now: moment,
  station: z.object({ id: z.string(), name: LocalText, language: z.string(), colour: z.string().nullable() }),
  activation: z.enum(['live', 'simulated']).nullable().describe('Null: nothing of ours is on, or a rehearsal only'),
  ...{ title: LocalText.nullable(), zone: z.string(), onAir: z.boolean(), muted: z.boolean() },
  delay: ms.describe('ms that your picture is behind the origin, as we have set it'),
  segment: LocalText.nullable(),
  shown: z.array(z.string()).describe('Kinds of graphics that you are to show now'),
  health: z.enum(['ok', 'never', 'gone', 'silent', 'lagging', 'differs']),
  ...{ feeds: z.int().min(0), lag: z.number(), pages: z.array(PageSaid) },
  joinsAt: moment.nullable(),
  breaks: z.array(LocalBreakSaid),
  contact: HouseContact.nullable(),
  messages: z.array(MessageSaid),
});

export const PackagesSaid = z.object({
  ograf: z.literal('v1'),
  packages: z.array(z.object({ kind: z.string(), id: z.string(), version: z.string(), name: z.string(), href: z.string() })),
});

export const ownSideSchemas: Readonly<Record<string, z.ZodType>> = {
  ...{ Desk: DeskSaid, BreakAsk: BreakAskSchema, MessageAsk: Written, MarkAsk: Marked, Packages: PackagesSaid },
  Report: DeliveryReport.extend({ evenings: z.array(DeliveryEvening).describe('Those you may name by ?activation=') }),
};
