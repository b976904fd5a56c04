/** A record that was late for a moment is on disk a moment later: that is not said, for nobody who looks would see it. */
import type { Ms } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

const settlesWithin: Ms = 1000;

/** @param tell said where the disk still wants something after a second, or where nobody knows */
export const ifStillWaiting = (
  line: { state(): { readonly view: Pick<OperatorView, 'recording'> | null } },
  tell: () => void,
  later: (deed: () => void, after: Ms) => unknown = setTimeout,
): void => {
  later(() => {
    if (line.state().view?.recording.ok !== true) tell();
  }, settlesWithin);
};
