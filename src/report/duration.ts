const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Seconds as people say them: `1 hour`, `1 hour 30 minutes`, `2 days`. The two largest units; the rest is rounded up. */
export function duration(seconds: number): string {
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first === -1) return "0 seconds";
  const finest = units[Math.min(first + 1, units.length - 1)] as (typeof units)[number];
  let rest = Math.ceil(seconds / finest[1]) * finest[1];
  const parts: string[] = [];
  for (const [name, size] of units.slice(0, units.indexOf(finest) + 1)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(plural(count, name));
  }
  return parts.join(" ");
}

/** `1 zone`, `3 zones`, `1,204 records`. */
export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** With a comma between thousands; Intl would cost more than the whole report. */
export function grouped(count: number): string {
  return count < 1000 ? String(count) : String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
