/** Words that stand in one line on a screen: nothing hidden in them, and nothing that turns the line around. */
import { z } from 'zod';

/** They change the direction of all that follows them, also of what is not theirs; pasted text has them, people do not write them. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Marks, joiners and fillers without a shape of their own. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}]/gu;
const breaking = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export const oneLine = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replace(turning, '').trim())
    .min(1)
    .max(most)
    .refine((text) => !breaking.test(text), 'write it in one line, without control characters')
    .refine((text) => text.replace(unseen, '') !== '', 'write something that can be seen');
