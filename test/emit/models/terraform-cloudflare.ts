import type { Model } from "./model.js";
import { applied, type Body, evaluated, type ProviderModel } from "./terraform.js";
import { quotedOctets, zoneLine } from "./zone-line.js";

/** cloudflare/cloudflare 5: a resource a record; what is there is found by what the API shows of it. */
const provider: ProviderModel = {
  refusesWhatIsThere: false,
  isOfRecords: true,
  lines(resource, body: Body) {
    if (resource !== "cloudflare_dns_record" || evaluated(body.zone_id) !== "companyb_com_zone_id") {
      throw new Error(resource);
    }
    const { name, type, ttl, content, priority, proxied, data } = body;
    if (proxied !== undefined && (proxied !== false || !["A", "AAAA", "CNAME"].includes(type as string))) {
      throw new Error("proxied");
    }
    const rdata =
      data === undefined
        ? rdataOf(type as string, evaluated(content), priority)
        : rdataOfData(type as string, data as Body);
    return [zoneLine(`${evaluated(name)}.`, ttl, type as string, rdata)];
  },
  imported(id, held, data) {
    const [, label, list = "", expression] =
      /^\$\{var\.companyb_com_zone_id\}\/\$\{one\(\[for r in data\.cloudflare_dns_records\.(\w+)\.result : r\.id if contains\(\[(.*)\], (r\.content|"\$\{r\.[^"]*")\)\]\)\}$/s.exec(
        id,
      ) ?? [];
    const { name, type } = data(`cloudflare_dns_records.${label}`);
    const { exact } = name as { readonly exact: string };
    const wanted = (list.match(/"(?:\\.|[^"\\])*"/gs) ?? []).map(literal);
    const found = held.filter((line) => {
      const [owner, , , of, ...rdata] = line.split(" ");
      return owner === `${evaluated(exact)}.` && of === type && wanted.includes(shown(expression, of as string, rdata));
    });
    if (found.length > 1) throw new Error("one() of several");
    return found;
  },
};

/** What the API shows of a record that is there. */
function shown(expression: string | undefined, type: string, rdata: readonly string[]): string {
  const bare = rdata.map((word) => (word === "." ? word : word.replace(/\.$/, "")));
  if (["SRV", "CAA", "TLSA"].includes(type)) {
    if (
      expression !==
      `"${Object.keys(fields[type] ?? {})
        .map((name) => `\${r.data.${name}}`)
        .join(" ")}"`
    ) {
      throw new Error(expression);
    }
    return bare.map((word) => (type === "CAA" ? word.replace(/^"|"$/g, "") : word)).join(" ");
  }
  if ((type === "MX") !== (expression === `"\${r.priority} \${r.content}"`)) throw new Error(expression);
  return type === "TXT" ? rdata.join(" ") : bare.join(" ");
}

const fields: Readonly<Record<string, Readonly<Record<string, "number" | "string" | "name">>>> = {
  SRV: { priority: "number", weight: "number", port: "number", target: "name" },
  CAA: { flags: "number", tag: "string", value: "string" },
  TLSA: { usage: "number", selector: "number", matching_type: "number", certificate: "string" },
};

function rdataOf(type: string, content: string, priority: unknown): string {
  if ((type === "MX") !== (typeof priority === "number")) throw new Error("priority");
  if (type === "MX") return `${priority} ${content === "." ? "." : `${content}.`}`;
  return ["CNAME", "NS", "PTR"].includes(type) ? `${content}.` : content;
}

function rdataOfData(type: string, data: Body): string {
  const known = fields[type];
  if (!known || Object.keys(data).sort().join() !== Object.keys(known).sort().join())
    throw new Error(`data of ${type}`);
  const words = Object.entries(known).map(([name, kind]) => {
    const value = data[name];
    if (kind === "number" && typeof value !== "number") throw new Error(name);
    if (kind === "number") return String(value);
    const text = evaluated(value);
    if (kind === "name") return text === "." ? text : `${text}.`;
    return name === "value" ? quotedOctets(text) : text;
  });
  return words.join(" ");
}

/** A string literal that stands within an expression. */
function literal(quoted: string): string {
  const text = quoted.slice(1, -1).replace(/\\u([0-9A-F]{4})|\\(n|.)/g, (_, code?: string, char?: string) => {
    if (code) return String.fromCharCode(Number.parseInt(code, 16));
    return char === "n" ? "\n" : (char as string);
  });
  return text.replace(/([$%])\1\{/g, "$1{");
}

export const model: Model = { carryOut: (text, held) => applied(text, held, provider) };
