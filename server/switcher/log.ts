/** What the switcher needs from a log; pino's logger is one. */
type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type Log = { readonly info: Say; readonly warn: Say; readonly error: Say };
