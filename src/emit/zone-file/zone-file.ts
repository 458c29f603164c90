import { printable } from "../../text/printable.js";
import type { Name } from "../../zone/name.js";
import type { AliasLine } from "../../zone/reader.js";
import type { WrittenZone } from "../../zone/written.js";
import { relativeName } from "../relative-name.js";
import { arrange } from "./arrangement.js";
import { recordEntry } from "./record-entry.js";
import { remarkOf } from "./remark.js";
import { headingOf } from "./section.js";
import { timeSpan } from "./time-span.js";

/**
 * A zone as a file that is kept by hand (RFC 1035 §5): groups by purpose with a heading each, one $ORIGIN and one $TTL,
 * columns, comments kept. The records are the same to the octet, whatever a server would say of them; written again,
 * the file is the same.
 * @param aliases lines that only their provider can answer: written as comments
 * @returns lines, and records of several lines, without their last line ends
 */
export function* zoneFile(zone: WrittenZone, aliases: readonly AliasLine[]): Iterable<string> {
  const { origin } = zone;
  const { defaultTtl, groups, widths, recordsOf } = arrange(zone);
  const setting = { origin, defaultTtl, widths };
  yield withRemark(`$ORIGIN ${origin}`, remarkOf([origin], ""));
  if (defaultTtl !== undefined) yield withRemark(`$TTL ${defaultTtl}`, timeSpan(defaultTtl));
  for (const { section, owners } of groups) {
    yield "";
    yield `; ${headingOf(section, origin)}`;
    for (const owner of owners) {
      for (const record of recordsOf(owner)) {
        const { spec, comment } = zone.at(record);
        yield recordEntry(spec, comment, setting);
      }
    }
  }
  if (aliases.length > 0) yield* aliasLines(aliases, origin);
}

function withRemark(text: string, remark: string): string {
  return remark === "" ? text : `${text} ; ${remark}`;
}

function* aliasLines(aliases: readonly AliasLine[], origin: Name): Iterable<string> {
  yield "";
  yield "; Aliases that the provider resolves, and no name server: state them as A and AAAA records";
  const decoder = new TextDecoder();
  for (const { owner, rest } of aliases) {
    const text = decoder.decode(rest.source.bytes.subarray(rest.start, rest.end)).replace(/\s+/g, " ");
    yield `;${printable(`${relativeName(owner, origin)} ${text}`)}`;
  }
}
