/** What a phone may say in text, read with a schema: anything else is not understood. */
import { z } from 'zod';
import type { PhoneSays, PhoneWork } from '../contract/phone.ts';
import type { Hello, Phone } from './roster.ts';

const Name = z.string().max(200);
const Hex = z.string().regex(/^[0-9a-f]{1,128}$/);

/** A challenge of ours as it came back; whether it is ours, its signature says. */
const Work = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.string().max(30),
      nonce: Hex,
      salt: Hex,
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: Hex,
      keySignature: Hex.optional(),
      data: z.record(z.string().max(20), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])).optional(),
    }),
    signature: Hex,
  }),
  solution: z.object({ counter: z.number(), derivedKey: Hex }),
});

const Says = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    pass: z.string().max(64).optional(),
    path: Name.optional(),
    code: z.string().max(32).optional(),
    watching: Name.optional(),
    embed: Name.optional(),
    challenge: Work.optional(),
  }),
  z.object({ type: z.literal('time'), ask: z.number() }),
]);

const parse = <S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not JSON.
  }
};

/** Undefined for whatever no page of ours says. */
export const readSaid = (text: string): PhoneSays | undefined => parse(Says, text);
export const readWork = (text: string): PhoneWork | undefined => parse(Work, text);

/** A hello said again adds to what was said; a pass that was given stays. */
export const addHello = (phone: Phone, { type: _type, ...said }: Hello & { readonly type: 'hello' }): void => {
  phone.hello = phone.hello ? { ...phone.hello, ...said, pass: phone.hello.pass ?? said.pass } : said;
};
