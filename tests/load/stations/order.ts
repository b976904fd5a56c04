/** Whether what a reader is told of ever goes back: ids are `<epoch>-<sequence>`, and an epoch that was left never comes again. */
export const createOrder = () => {
  const left = new Set<string>();
  let epoch: string | undefined;
  let sequence = -1;
  let backwards = 0;
  return {
    came: (id: string): void => {
      const dash = id.lastIndexOf('-');
      const [its, number] = [id.slice(0, dash), Number(id.slice(dash + 1))];
      if (its === epoch) {
        if (number < sequence) backwards += 1;
      } else {
        if (left.has(its)) backwards += 1;
        if (epoch !== undefined) left.add(epoch);
      }
      [epoch, sequence] = [its, number];
    },
    backwards: (): number => backwards,
  };
};
