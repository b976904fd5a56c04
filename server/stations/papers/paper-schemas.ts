/** The schemas of everything a station hears and says, named, as JSON Schema with references between them. */
import { z } from 'zod';
import { MeasuredDelay } from '../../contract/measured-delay.ts';
import { cloudEventOf, eventPrefix, eventRules, postedOf } from '../../contract/station-events.ts';
import * as said from '../../contract/station-feed.ts';
import { StationRowSaid } from '../../contract/station-row.ts';
import { AckBody } from '../acknowledging.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** `segment` → `SegmentEvent`. */
export const eventName = (type: string): string => `${type[0]?.toUpperCase()}${type.slice(1)}Event`;

/** What a post to a station's own address carries beside its body. */
export const postedHeaders: readonly (readonly [name: string, what: string])[] = [
  ['webhook-id', 'Of this message: the same over all tries. One that you have already: answer 2xx and do nothing'],
  ['webhook-timestamp', 'When we sent this try, in seconds since 1970. Older or newer than five minutes: refuse it'],
  ['webhook-signature', 'v1,<base64 of HMAC-SHA256 over "id.timestamp.body">, with your secret; perhaps several, with blanks between them'],
];

const named: Readonly<Record<string, z.ZodType>> = {
  ...{ Snapshot: said.SnapshotSaid, State: said.StateSaid, Segment: said.SegmentSaid, Break: said.BreakSaid, Product: said.ProductSaid },
  ...{ Graphic: said.GraphicSaid, Poll: said.PollSaid, Result: said.ResultSaid, Correction: said.CorrectionSaid },
  ...{ Checkpoint: said.CheckpointSaid, Ended: said.EndedSaid, Figures: said.FiguresSaid, Code: said.CodeSaid },
  ...{ Heartbeat: said.HeartbeatSaid, Money: said.MoneySaid, Row: StationRowSaid, Acknowledgement: AckBody, MeasuredDelay },
  FiguresPage: said.FiguresPageSaid,
  Refusal: z.object({ code: z.string(), message: z.string() }).describe('Why not, for machines and for people'),
};

/**
 * @param target the draft that the document speaks: AsyncAPI 3 knows the older one
 * @param more what only this document has, by name
 */
export const paperSchemas = (
  target: 'draft-7' | 'draft-2020-12',
  more: Readonly<Record<string, z.ZodType>> = {},
): Readonly<Record<string, JsonSchema>> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...named, ...more })) registry.add(schema, { id });
  const events = Object.entries(eventRules).map(([type, { data, counts }]) => {
    const event = cloudEventOf(`${eventPrefix}${type}`, data);
    registry.add(event, { id: eventName(type) });
    return { event, counts };
  });
  registry.add(postedOf(events.filter(({ counts }) => counts).map(({ event }) => event)), { id: 'Posted' });
  const { schemas } = z.toJSONSchema(registry, { target, io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _draft, $id: _id, ...rest } = schema as JsonSchema;
      return [name, rest];
    }),
  );
};
