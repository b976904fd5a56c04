import type { Generator } from './children.ts';
export const takesUnderVotes = async (_generator: Generator, _cost: number) => ({ takeP99Ms: null, countToOutputP99Ms: null });
