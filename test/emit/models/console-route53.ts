import { setForm } from "./set-form.js";
import { nameOf } from "./web-form.js";

/** The rest of a value that Route 53 reads as it stands; names without their dot are absolute as well. */
const absolute = (value: string) => (value.endsWith(".") ? value : `${value}.`);

/** A value a line; a text in quotation marks, where a backslash begins three octal digits. */
export const model = setForm({
  labels: ["Record name", "Record type", "Value", "TTL (seconds)", "Routing policy"],
  keepsStrings: true,
  values: () => ["Value"],
  type: (boxes) => boxes["Record type"] as string,
  owner: (boxes, _, origin) => nameOf(boxes["Record name"], origin),
  rdata({ Value = "" }, type) {
    if (type === "TXT") return textOf(Value);
    return ["CNAME", "MX", "NS", "PTR", "SRV"].includes(type) ? absolute(Value) : Value;
  },
  entered(boxes) {
    if (boxes["Routing policy"] !== "Simple routing") throw new Error("how is it routed?");
  },
  ttl: (boxes) => Number(boxes["TTL (seconds)"] ?? "none"),
});

function textOf(value: string): string {
  const strings = /^(?:"(?:[ !#-[\]-~]|\\[0-3][0-7]{2})*"(?: |$))+$/.test(value) ? value : undefined;
  if (strings === undefined) throw new Error(`no strings: ${value}`);
  return strings.replace(/\\(\d{3})/g, (_, octal) => `\\${String(Number.parseInt(octal, 8)).padStart(3, "0")}`);
}
