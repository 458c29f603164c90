/** The keys that have names and a form of their own (RFC 9460 §14.3.2, RFC 9461 §9), by number. */
const names = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath"];

/** Keys that may be written by name (RFC 9540 §8.1) and are octets like one without. */
const numbered: Readonly<Record<string, number>> = { ohttp: 8 };

/** From this number on BIND 9.18 prints no names. */
const firstUnnamed = 7;

/** The number of a key, from its name or from `key65280`, which has no leading zeros (RFC 9460 §2.1); -1 when it is none. */
export function keyCode(name: string): number {
  const code = names.indexOf(name);
  if (code >= 0) return code;
  const digits = /^key(0|[1-9]\d{0,4})$/.exec(name)?.[1];
  if (digits === undefined) return Object.hasOwn(numbered, name) ? numbered[name]! : -1;
  return Number(digits) <= 0xffff ? Number(digits) : -1;
}

/** Whether servers that are older than the key refuse its name, BIND 9.18 among them. */
export function isNewName(name: string): boolean {
  return Object.hasOwn(numbered, name);
}

/** The name of a key, `key65280` when it has none. */
export function keyName(code: number): string {
  return names[code] ?? `key${code}`;
}

/** The name that BIND 9.18 prints. */
export function printedKey(name: string): string {
  const code = keyCode(name);
  return code < firstUnnamed ? name : `key${code}`;
}
