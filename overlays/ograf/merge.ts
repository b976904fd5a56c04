/** Partial data over what is known: objects part by part; lists, figures and everything else whole. */
export type Data = Readonly<Record<string, unknown>>;

/** Figures are one reading of the record: half an old one and half a new one never were. */
const whole = new Set(['figures', 'code', 'qr']);

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

export const merged = (known: Data, partial: Data): Data => {
  const all: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(partial)) {
    const before = all[name];
    all[name] = isData(before) && isData(value) && !whole.has(name) ? merged(before, value) : value;
  }
  return all;
};
