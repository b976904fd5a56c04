/** A refusal from its code and its reason. */
import type { Refusal, RefusalCode } from './commands.ts';
import { type Saying, sentence } from './sayings.ts';

/** @param why in words that stand in no list only where they come from elsewhere, as of a file or of a line */
export const refusalOf = (code: RefusalCode, why: Saying | string): Refusal =>
  typeof why === 'string' ? { code, message: why } : { code, message: sentence(why), said: why };
