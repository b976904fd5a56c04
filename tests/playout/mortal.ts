/** What a server holds of the world, until it dies: afterwards nothing it does reaches anything, and it hears nothing. */
const never = new Promise<never>(() => undefined);

const untilDeath = <T>(answer: Promise<T>, isAlive: () => boolean): Promise<T> =>
  new Promise((resolve, reject) => {
    answer.then(
      (value) => isAlive() && resolve(value),
      (error: unknown) => isAlive() && reject(error),
    );
  });

type Deed = (...given: readonly unknown[]) => unknown;
const isDeed = (value: unknown): value is Deed => typeof value === 'function';

export const mortal = <T extends object>(world: T, isAlive: () => boolean): T => {
  const heard = (value: unknown) => (isDeed(value) ? (...said: readonly unknown[]) => (isAlive() ? value(...said) : undefined) : value);
  return new Proxy(world, {
    get: (of, name) => {
      const deed: unknown = Reflect.get(of, name);
      if (!isDeed(deed) || name === 'now') return deed;
      return (...given: readonly unknown[]) => {
        if (!isAlive()) return never;
        const answer = deed.apply(of, given.map(heard));
        return answer instanceof Promise ? untilDeath(answer, isAlive) : answer;
      };
    },
  });
};
