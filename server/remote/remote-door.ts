/**
 * The machines in the room: button boxes come in by HTTP and OSC, tally goes out to displays.
 *
 * A box is an operator’s hand, never an operator of its own (docs/decisions/0019-button-boxes.md).
 */
import type { Router } from 'express';
import type { Command, Reply } from '../contract/commands.ts';
import type { SignedIn } from '../contract/inviters.ts';
import type { OperatorView } from '../contract/views.ts';
import type { Plan } from '../core/plan.ts';
import type { Clock } from '../ports/clock.ts';
import { pressDesk } from './answer-press.ts';
import { deviceFile } from './device-file.ts';
import { boxesOverHttp } from './http-door.ts';
import { knownDevices } from './known-devices.ts';
import { boxesOverOsc, type OscLine } from './osc-line.ts';
import { lampsOf } from './tally.ts';
import { openTallyLine } from './tally-line.ts';
import type { TslVersion } from './tsl-umd.ts';

type Say = (fields: object, message: string) => void;
export type RemoteNeeds = {
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say; readonly error: Say };
  readonly dataDir: string;
  /** Null: off. */
  readonly osc: { readonly host: string; readonly port: number } | null;
  readonly tsl: { readonly host: string; readonly port: number; readonly version: TslVersion } | null;
  readonly scenes: readonly { readonly id: string; readonly obs: string }[];
  readonly handle: (command: Command, who: SignedIn) => Promise<Reply>;
  readonly view: () => OperatorView;
  readonly plan: () => Plan | null;
};
export type RemoteDoor = {
  readonly router: Router;
  /** Undefined without OSC. */
  readonly osc: OscLine | undefined;
  /** Something in the view changed. */
  publish(): void;
  close(): Promise<void>;
};

export const remoteDoor = async (needs: RemoteNeeds): Promise<RemoteDoor> => {
  const { clock, log, dataDir, view, handle, plan, scenes } = needs;
  const devices = await knownDevices(deviceFile(dataDir), clock, log);
  const desk = pressDesk({ clock, log, devices, handle, view });
  const osc = needs.osc ? await boxesOverOsc({ desk, clock, log, ...needs.osc }) : undefined;
  const tally = needs.tsl ? openTallyLine({ clock, log, ...needs.tsl, lamps: () => lampsOf(scenes, view(), plan()) }) : undefined;
  return {
    router: boxesOverHttp({ desk, view, clock }),
    osc,
    publish: () => tally?.publish(),
    close: async () => {
      await tally?.close();
      await osc?.close();
    },
  };
};
