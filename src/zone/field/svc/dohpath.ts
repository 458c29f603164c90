import { octetString, resolveEscapes, stringText } from "../string.js";
import type { SvcKind } from "./kind.js";

/** Varname of RFC 6570 §2.3, without the dots that BIND refuses too, and the modifier of §2.4. */
const variable = String.raw`(?:\w|%[\da-fA-F]{2})+(?:\*|:[1-9]\d{0,3})?`;
const expression = String.raw`\{[+#./;?&]?${variable}(?:,${variable})*\}`;
/** Octets as characters; BIND is content with any literal but a lone percent sign. */
const template = new RegExp(String.raw`^/(?:[^{%]|%[\da-fA-F]{2}|${expression})*$`, "s");
const dnsVariable = /\{[+#./;?&]?(?:[^{}]*,)?dns(?:[*:,][^{}]*)?\}/;

/** The URI template of a DoH server (RFC 9461 §5): relative, with a variable `dns`. */
export const dohpath: SvcKind<string> = {
  key: "dohpath",
  code: 7,
  form: "a URI template that begins with / and has the variable dns, such as /dns-query{?dns}",
  read(bytes, start, end) {
    const value = resolveEscapes(bytes, start, end);
    return value !== undefined && isDohTemplate(value) ? value : undefined;
  },
  decode(bytes) {
    const value = octetString(bytes, 0, bytes.length);
    return isDohTemplate(value) ? value : undefined;
  },
  text: stringText,
};

function isDohTemplate(value: string): boolean {
  return template.test(value) && dnsVariable.test(value) && isUtf8(value);
}

function isUtf8(octets: string): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(octets, (char) => char.charCodeAt(0)));
    return true;
  } catch {
    return false;
  }
}
