/** Asks the server for evenings and their delivery reports. Never rejects: whoever asks says that it failed. */
import { type DeliveryEvening, DeliveryEvenings, DeliveryReport } from '../../../../server/contract/delivery.ts';

/** An evening of a hundred stations is read from the disk station by station. */
const within = 60_000;

const ask = async (path: string): Promise<unknown> => {
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(within) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
};

export const askEvenings = async (): Promise<readonly DeliveryEvening[] | null> =>
  DeliveryEvenings.safeParse(await ask('/operators/delivery')).data?.evenings ?? null;

export type PaperKind = 'report' | 'report.csv' | 'report.json' | 'graphics.csv' | 'print';

export const paperAddress = (kind: PaperKind, activation: string, station: string | null, lang: string): string =>
  `/operators/delivery/${kind}?${new URLSearchParams({ activation, ...(station === null ? {} : { station }), lang })}`;

export const askReport = async (activation: string): Promise<DeliveryReport | null> =>
  DeliveryReport.safeParse(await ask(paperAddress('report', activation, null, 'en'))).data ?? null;
