/** Runs something as soon as fewer than so many others are under way. */
export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

export function limiterOf(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over; nobody can come in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** Works through a list, so many items at once; the next one is only made when there is a hand free. */
export async function eachOf<T>(items: Iterable<T>, hands: number, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const hand = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}
