/** What the fake OBS answers when it says no. */
export class FakeRefusal extends Error {
  constructor(
    readonly code: number,
    message = '',
  ) {
    super(message);
  }
}
