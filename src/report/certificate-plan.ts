import type { CertificatePlan } from "../next-certificate/plan.js";
import { printable } from "../text/printable.js";
import { withoutDot } from "../zone/name.js";
import { withULabels } from "../zone/u-label.js";
import { alternativeLines } from "./certificate-alternatives.js";
import { someOf } from "./closing.js";
import { editLines } from "./pretty/edits.js";
import { indented, printableText } from "./pretty/text.js";
import type { Theme } from "./theme.js";
import { displayWidth } from "./width.js";
import { labelled, wrap } from "./wrap.js";

/** Names longer than this do not move the reasons of the others to the right. */
const widestName = 40;

/** The plan of the next certificate, for people. */
export function planText(plan: CertificatePlan, theme: Theme): string {
  const { chosen, leaving, refused, alternatives, leftOut } = plan;
  const blocks = [
    section(
      headingOf(plan),
      nameLines(
        chosen.names.map(({ text, reasons, isOnTodays }) => ({
          text,
          why: `${isOnTodays ? "" : "new: "}${reasons.join("; ")}`,
        })),
        theme,
      ),
      theme,
    ),
    section(
      "Left off, of the names of today",
      nameLines(
        leaving.map(({ text, because }) => ({ text, why: because })),
        theme,
      ),
      theme,
    ),
    section(
      "Refused by every public authority",
      nameLines(
        refused.map(({ text, because, source, usedBy }) => ({
          text,
          why: `${because} (${source}); used by ${usedBy.join(", ")}`,
        })),
        theme,
      ),
      theme,
    ),
    section("CAA records in the way", caaLines(plan, theme), theme),
    section("Renewal", sentence(renewalOf(plan), theme), theme),
    section("Ways to do it", alternativeLines(alternatives, chosen, theme), theme),
    section("Records to change", indented(editLines(chosen.edits, theme), 2), theme),
    section(
      "Not planned for",
      nameLines(
        [...leftOut].map(([name, why]) => ({ text: withoutDot(name), why })),
        theme,
      ),
      theme,
    ),
  ];
  return `${blocks.flat().join("\n")}\n`;
}

function headingOf({ chosen, registrable }: CertificatePlan): string {
  const names = `${chosen.names.length} ${chosen.names.length === 1 ? "name" : "names"}`;
  const under =
    registrable.length === 1
      ? `under ${registrable[0]}`
      : `under ${registrable.length} registrable domains, ${someOf(registrable, 3)}`;
  return `The next certificate: ${names} ${under}`;
}

function section(title: string, lines: readonly string[], theme: Theme): string[] {
  return lines.length === 0 ? [] : [theme.paint.strong(printableText(title, theme)), ...lines, ""];
}

function sentence(text: string, theme: Theme): string[] {
  return indented(wrap(printableText(text, theme), theme.width - 2), 2);
}

/** One name a line with what is to be said of it beside it, in columns. */
function nameLines(rows: readonly { readonly text: string; readonly why: string }[], theme: Theme): string[] {
  const shown = rows.map(({ text, why }) => ({ name: shownName(text), why: printableText(why, theme) }));
  const width = Math.max(0, ...shown.map(({ name }) => displayWidth(name)).filter((columns) => columns <= widestName));
  return shown.flatMap(({ name, why }) => {
    const lines = wrap(why, theme.width - width - 4);
    const [first = "", ...rest] = displayWidth(name) > width ? ["", ...lines] : lines;
    const gap = " ".repeat(Math.max(0, width - displayWidth(name)));
    return [`  ${name}${gap}  ${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width + 4)}${line}`)];
  });
}

/** A-labels, and beside them what people read. */
function shownName(text: string): string {
  const readable = withULabels(text);
  return printable(readable === text ? text : `${text} (${readable})`);
}

function caaLines({ caa }: CertificatePlan, theme: Theme): string[] {
  return caa.flatMap(({ names, deciding, kind, authorization, isSure }) => {
    const owner = withoutDot(deciding.owner);
    const list = someOf(names.map(({ text }) => text));
    const allowed = authorization.issuers ?? [];
    const says =
      kind === "nobody may"
        ? `nobody may issue for ${list}`
        : `${allowed.join(", ")} alone may issue for ${list}${kind === "undecided" ? "; whether that is who will is not known" : ", and that is not who issued the certificate of today"}`;
    const unsure = isSure ? "" : " (unless a zone that was not supplied says otherwise)";
    return labelled(`${owner}:`, printableText(`${says}${unsure}.`, theme), theme.width, "  ");
  });
}

function renewalOf({ renewal: { now, until, later } }: CertificatePlan): string {
  const first = `Issued now it is valid for less than ${now.days} days, until ${until} at most: ${now.timesAYear} certificates a year.`;
  const then = later.map(
    ({ from, days, timesAYear }) => `from ${from} on for less than ${days} days (${timesAYear} a year)`,
  );
  return then.length === 0 ? first : `${first} What is issued later: ${then.join(", ")}.`;
}
