import { setForm } from "./set-form.js";
import { dotless, nameOf, textOf } from "./web-form.js";

const values: Readonly<Record<string, readonly string[]>> = {
  A: ["IP address"],
  AAAA: ["IPv6 address"],
  CAA: ["Flags", "Tag", "Value"],
  CNAME: ["Alias"],
  MX: ["Preference", "Mail exchange"],
  NS: ["Name server"],
  SRV: ["Priority", "Weight", "Port", "Target"],
  TXT: ["Value"],
};

/** Names as values have no dot; a text is one piece that the portal divides. */
export const model = setForm({
  labels: ["Name", "Type", "TTL", "TTL unit", ...new Set(Object.values(values).flat())],
  values: (type) => values[type] ?? [],
  type: ({ Type }) => Type as string,
  owner: ({ Name }, _, origin) => nameOf(Name, origin),
  rdata(boxes, type) {
    const cells = (values[type] ?? []).map((label) => boxes[label] as string);
    if (type === "TXT") return textOf(cells[0]);
    if (type === "CAA") return `${cells[0]} ${cells[1]} "${cells[2]}"`;
    if (["CNAME", "MX", "NS", "SRV"].includes(type)) return [...cells.slice(0, -1), dotless(cells.at(-1))].join(" ");
    return cells.join(" ");
  },
  ttl: (boxes) => Number(boxes.TTL ?? "none") * { Seconds: 1, Minutes: 60, Hours: 3600 }[boxes["TTL unit"] as "Hours"],
});
