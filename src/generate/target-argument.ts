import { whyInternal } from "../certificate/internal-name.js";
import { type Name, withoutDot } from "../zone/name.js";
import type { Mistake } from "./generated.js";
import { readName } from "./name-argument.js";

/**
 * Reads the host that clients are to be led to.
 * @returns the name in A-labels, or what to type instead
 */
export function readTarget(text: string): Name | Mistake {
  const name = readName(text, "--target");
  if (typeof name !== "string") return name;
  const internal = whyInternal(name);
  if (!internal) return name;
  return {
    mistake: `--target ${withoutDot(name)} is an internal name: ${internal.because}, so no public certificate carries it and nobody on the Internet can look it up. Type a public name that is on the certificate, such as webmail.companyA.com`,
  };
}
