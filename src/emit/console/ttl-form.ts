/** How a form takes the TTL. */
export interface TtlForm {
  readonly least: number;
  readonly most: number;
  /** The only ones that its list offers, from the shortest, where it is a list. */
  readonly choices?: readonly number[];
  /** What is typed or chosen for so many seconds. */
  text(seconds: number): string;
}

/** The TTL that a record gets there: the next shorter one of the list, or the nearest bound. */
export function takenTtl({ least, most, choices }: TtlForm, seconds: number): number {
  const bounded = Math.min(Math.max(seconds, least), most);
  return choices?.findLast((choice) => choice <= bounded) ?? choices?.[0] ?? bounded;
}

const units = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** A count of the largest unit that divides it: `1 hour`, `90 minutes`. */
export function ttlInWords(seconds: number): string {
  const [size, unit] = units.find(([size]) => seconds > 0 && seconds % size === 0) ?? [1, "second"];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const most = 0x7fffffff;

/** Any TTL (RFC 2181 §8), typed in seconds. */
export const seconds: TtlForm = { least: 0, most, text: String };
