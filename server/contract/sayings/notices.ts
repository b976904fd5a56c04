/** What everybody at the desk is told once, unasked. `{{…}}` is a value. */
export const noticeSayings = {
  'sales-not-read': 'What was sold before the restart cannot be read. No sales figure is shown until it can.',
  'air-not-read': 'What was on air before the restart cannot be read. It is tried again until it can.',
  'end-not-told': 'The new end of the vote {{poll}} has not reached the phones yet. It is tried again until they have it.',
  'final-is-late': 'The final count of {{poll}} has not come in yet. It is asked for until it does.',
  'clip-did-not-start': 'The clip “{{clip}}” did not start.',
  'crowd-has-gone': 'The simulated viewers and orders are gone: {{why}}',
  'vote-did-not-open': 'The vote {{poll}} did not open: {{why}}. Open it by hand.',
  'vote-not-open-yet': 'The vote {{poll}} is not open yet: the phones’ door has not answered. It is asked until it does.',
  'proposed-not-counted': 'The phones’ door has not counted what was proposed about {{poll}} yet. It is asked until it has.',
  'stream-was-stopped': 'A rehearsal cannot transmit: the switcher’s stream was stopped.',
  'stream-goes-on': 'THE SWITCHER TRANSMITS A REHEARSAL and does not stop when asked. Stop the stream by hand now.',
} as const;
