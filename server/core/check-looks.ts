/** What a graphic cue may choose of its looks: only what its kind has. */
import { type GraphicLook, lookOfKind } from '../contract/graphic-look.ts';
import { inEpisode, type PlanProblem, problem, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';

const names = Object.keys(lookOfKind) as readonly (keyof GraphicLook)[];

export const looksFit = ({ episode }: World): PlanProblem[] =>
  episode.segments.flatMap((segment, s) =>
    segment.cues.flatMap((cue, c) => {
      if (cue.kind !== 'graphic') return [];
      const at = inEpisode('segments', s, 'cues', c);
      const strange = names.filter((name) => cue[name] !== undefined && lookOfKind[name] !== cue.graphic);
      return strange.map((name) =>
        problem(
          under(at, name),
          `${name} is of a ${lookOfKind[name]}, and this is a ${cue.graphic}`,
          `Drop ${name}, or write graphic: ${lookOfKind[name]}.`,
          [under(at, 'graphic')],
        ),
      );
    }),
  );
