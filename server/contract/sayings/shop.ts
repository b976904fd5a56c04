/** Why a press was refused, of the graphics of the shop. `{{…}}` is a value. */
export const shopSayings = {
  'price-is-secret': 'Its price is still a secret: reveal it first.',
  'not-sold-out': 'The record does not say that it is sold out.',
  'code-is-on-its-bar': 'The code of a vote that has opened is on its bar, another for each picture.',
} as const;
