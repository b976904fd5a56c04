/**
 * Whose hand presses: a button box belongs to an operator and does nothing that this operator could not do now.
 *
 * It takes only while its owner holds the chair. An owner is a name and a role, as the crew knows them: sign-ins change every day,
 * the box on the desk does not.
 */
import type { Refusal, Role } from '../contract/commands.ts';
import type { SignedIn } from '../contract/inviters.ts';
import type { OperatorView } from '../contract/views.ts';

export type Device = {
  readonly id: string;
  readonly name: string;
  /** The operator whose box it is. */
  readonly owner: string;
  readonly role: Role;
};
export type Hand = { readonly ok: true; readonly who: SignedIn } | { readonly ok: false; readonly refusal: Refusal };

/** Deeds stand in the log under both names. */
const nameOf = ({ owner, name }: Device): string => `${owner} (${name})`;

/** The owner in the chair, also while their screen is away: the box is then the only hand they have left. */
const inTheChair = ({ owner, role }: Device, { chair, operators }: OperatorView): SignedIn | undefined => {
  if (chair?.name !== owner) return undefined;
  const holder = operators.find(({ id }) => id === chair.operatorId);
  // After a restart the chair is on record before its holder's screen is back.
  if (!holder) return { id: chair.operatorId, name: chair.name };
  return holder.role === role ? holder : undefined;
};

export const handOf = (device: Device, view: OperatorView): Hand => {
  const here = view.operators.findLast(({ name, role, connected }) => connected && name === device.owner && role === device.role);
  const owner = inTheChair(device, view) ?? here;
  if (owner) {
    const { id, invitedBy } = owner;
    return { ok: true, who: { id, name: nameOf(device), ...(invitedBy === undefined ? {} : { invitedBy }) } };
  }
  const message = `This box is ${device.owner}’s (${device.role}), who is not signed in. It works while they are.`;
  return { ok: false, refusal: { code: 'not-allowed', message } };
};

/** True while the box’s owner holds the chair. */
export const holdsTheChair = (device: Device, view: OperatorView): boolean => inTheChair(device, view) !== undefined;
