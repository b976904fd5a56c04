/**
 * What each role was told of its view last, so that the next telling is of what is another.
 *
 * Most of a view is as it was a moment ago: a press changes a few of its parts, and each screen of a full house reads no more than these.
 */
import type { Role } from '../contract/commands.ts';
import { alwaysTold, type ViewChange } from '../contract/view-change.ts';
import type { OperatorView } from '../contract/views.ts';

export type ViewChanges = {
  /** For all who hold this role and were told everything before. */
  since(role: Role, view: OperatorView): ViewChange;
  /** This view goes whole to one of them. @returns the number of the telling that it stands for */
  whole(role: Role, view: OperatorView): number;
};

/** `parts`: as they were told, in words. */
type Told = { number: number; readonly parts: Map<string, string> };

/** What is the same value for several roles, or was it a moment ago, is put into words once. */
const words = new WeakMap<object, string>();
const wordsOf = (part: unknown): string => {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part);
  const said = words.get(part) ?? JSON.stringify(part);
  words.set(part, said);
  return said;
};

const partsOf = (view: OperatorView): ReadonlyMap<string, string> => {
  const parts = new Map<string, string>();
  for (const [name, is] of Object.entries(view)) if (is !== undefined) parts.set(name, wordsOf(is));
  return parts;
};

/** As no part is ever told. */
const unlike = '';

const isAlways = (name: string): boolean => (alwaysTold as readonly string[]).includes(name);

export const openViewChanges = (): ViewChanges => {
  const told = new Map<Role, Told>();
  const toldTo = (role: Role): Told => {
    const known = told.get(role) ?? { number: 0, parts: new Map() };
    told.set(role, known);
    return known;
  };
  return {
    since(role, view) {
      const known = toldTo(role);
      const now = partsOf(view);
      const parts: Record<string, unknown> = {};
      for (const [name, part] of now) {
        if (isAlways(name) || part !== known.parts.get(name)) parts[name] = view[name as keyof OperatorView];
        known.parts.set(name, part);
      }
      const gone = [...known.parts.keys()].filter((name) => !now.has(name));
      for (const name of gone) known.parts.delete(name);
      known.number += 1;
      return { after: known.number - 1, number: known.number, parts: parts as ViewChange['parts'], gone };
    },
    whole(role, view) {
      const known = toldTo(role);
      const now = partsOf(view);
      // What the others were told and this one not, or the other way round, is told to all of them next time.
      for (const name of new Set([...known.parts.keys(), ...now.keys()]))
        if (now.get(name) !== known.parts.get(name)) known.parts.set(name, unlike);
      return known.number;
    },
  };
};
