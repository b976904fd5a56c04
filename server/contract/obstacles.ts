/** What would be missing if a segment were taken now. It keeps nobody from taking it: a show goes on with what there is. */
import type { LocalText } from './units.ts';

export type Obstacle = {
  /** The switcher lacks that scene or input; a clip has no input, or media that is too short; nobody approved name and title. */
  readonly why: 'scene' | 'input' | 'clip' | 'clip-short' | 'guest';
  /** As the switcher calls it; of a clip its title, of a guest the name. */
  readonly name: LocalText;
};
