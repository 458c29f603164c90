/**
 * The order of keys that octoDNS asks for (`enforce_order`, with natsort): digits in a row count as their number, all
 * else by code point.
 */
export function naturalOrder(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one, other] = [left[i] as string | number, right[i] as string | number];
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** Texts and numbers in turn, a text first. */
function parts(key: string): (string | number)[] {
  return key.split(/(\d+)/).map((part, index) => (index % 2 === 1 ? Number(part) : part));
}
