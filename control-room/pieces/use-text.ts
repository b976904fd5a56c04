/** Text of the show in the operator's language, the room's own words, and that language for numbers. */
import { type Spoken, useSpoken } from '../words/spoken.tsx';

export const useText = (): Spoken => useSpoken();
