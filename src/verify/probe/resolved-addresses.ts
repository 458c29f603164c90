import { canonicalAddress } from "../../zone/address.js";
import type { Name } from "../../zone/name.js";
import type { Network } from "../network.js";

/**
 * The addresses of a name as this machine resolves it.
 * @param patience milliseconds
 * @returns why there is none: a clause
 */
export async function resolvedAddresses(
  name: Name,
  network: Network,
  patience: number,
): Promise<readonly string[] | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("the resolver of this machine does not answer"), patience);
  });
  try {
    const found = await Promise.race([network.resolve(name), late]);
    return typeof found === "string" ? found : found.map((text) => canonicalAddress(text) ?? text);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return `the resolver of this machine finds no address${code === "ENOTFOUND" ? "" : ` (${code})`}`;
  } finally {
    clearTimeout(timer);
  }
}
