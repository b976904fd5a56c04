/** One line of the palette. */
import type { TaskId } from './task-types.ts';

export type Choice = {
  readonly id: string;
  readonly label: string;
  /** Why not now. */
  readonly reason?: string;
  readonly task?: TaskId;
  readonly press: () => void;
};
