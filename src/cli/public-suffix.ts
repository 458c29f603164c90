/**
 * The part of the Public Suffix List that registries answer for, which is what authorities count domains by (Baseline
 * Requirements §3.2.2.6); loaded when it is asked for.
 * @returns a function from a name without its final dot to its registrable domain; undefined for a suffix itself
 */
export async function registrableDomains(): Promise<(name: string) => string | undefined> {
  const { getDomain } = await import("tldts-icann");
  return (name) => getDomain(name, { extractHostname: false }) ?? undefined;
}
