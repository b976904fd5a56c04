/** One job at a time, in the order they came. A job that fails does not stop the next. */
export type Turns = <T>(job: () => Promise<T>) => Promise<T>;

export const takeTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const turn = last.then(job, job);
    last = turn;
    return turn;
  };
};

/** Runs `job` soon; calls that come while one already waits are that same run. */
export const coalesce = (turns: Turns, job: () => Promise<void>): (() => void) => {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    void turns(async () => {
      waits = false;
      await job();
    });
  };
};
