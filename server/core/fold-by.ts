/**
 * Folds events by a machine, as XState's pure `transition` does, without its price.
 *
 * XState makes an actor, with its first state, for each event: a third of what a take does before it is written down. A machine of ours
 * spawns, sends and does nothing, so that one actor which never runs stands for all of them.
 */
import { type ActorLogic, type ActorScope, createActor, type EventObject, type Snapshot } from 'xstate';

const nothing = (): void => undefined;

const idle = <S extends Snapshot<unknown>, E extends EventObject, I>(machine: ActorLogic<S, E, I>, first: S): ActorScope<S, E> => {
  const self = createActor(machine, { snapshot: first } as never);
  return {
    ...{ self, system: self.system, id: '', sessionId: '' },
    ...{ defer: nothing, logger: nothing, stopChild: nothing, emit: nothing, actionExecutor: nothing },
  };
};

/** @returns the state after the event; the same state when the machine does not take it there */
export const foldBy = <S extends Snapshot<unknown>, E extends EventObject, I>(machine: ActorLogic<S, E, I>) => {
  let nobody: ActorScope<S, E> | undefined;
  return (snapshot: S, event: E): S => {
    nobody ??= idle(machine, snapshot);
    return machine.transition(snapshot, event, nobody);
  };
};
