import type { NamedConf, ViewStatement } from "../../named-conf/configuration.js";
import { shown } from "../../named-conf/statement.js";
import { purposeOf, type ToldPurpose } from "../../named-conf/view-purpose.js";
import type { View } from "../../zone/zone.js";
import { statedAt } from "../config/stated-at.js";
import { CannotRun } from "../exit.js";

/** What a view of a name server counts as; `ignore`: its zones are not read. */
export type ViewUse = View | "ignore";

const uses: readonly string[] = ["public", "internal", "ignore"] satisfies readonly ViewUse[];

/**
 * Reads `--view NAME=public|internal|ignore`; those of the command line count before those of the configuration.
 * @throws CannotRun for another form
 */
export function viewUses(
  options: readonly string[],
  configured: ReadonlyMap<string, ViewUse> = new Map(),
): ReadonlyMap<string, ViewUse> {
  const chosen = new Map(configured);
  for (const option of options) {
    const [, name, use = ""] = /^(.+)=([^=]*)$/s.exec(option) ?? [];
    if (name === undefined || !uses.includes(use)) {
      throw new CannotRun(
        `--view ${JSON.stringify(option)}: write it as --view NAME=public, NAME=internal or NAME=ignore`,
      );
    }
    chosen.set(name, use as ViewUse);
  }
  return chosen;
}

/** The use of a view of a configuration, and what told it when nobody stated it. */
export interface ChosenView {
  readonly use: ViewUse;
  readonly told?: ToldPurpose & { readonly view: ViewStatement };
}

/**
 * What each view of a configuration counts as.
 * @param given the view that the configuration itself was given for
 * @throws CannotRun when nothing tells it of a view
 */
export function chosenViews(
  { views, acls, zones }: NamedConf,
  stated: ReadonlyMap<string, ViewUse>,
  given: View,
): ReadonlyMap<string, ChosenView> {
  const chosen = new Map<string, ChosenView>();
  const untold: ViewStatement[] = [];
  const inUse = new Set(zones.filter((zone) => zone.class === "IN").map((zone) => zone.view));
  for (const view of views.filter(({ name }) => inUse.has(name.text))) {
    const name = view.name.text;
    const use = stated.get(name) ?? (given === "internal" ? given : undefined);
    const told = use ? undefined : purposeOf(view, acls);
    if (use) chosen.set(name, { use });
    else if (told) chosen.set(name, { use: told.purpose, told: { ...told, view } });
    else untold.push(view);
  }
  if (untold.length > 0) throw new CannotRun(untold.map(whichUse).join("\n"));
  return chosen;
}

function whichUse({ name: { text, at } }: ViewStatement): string {
  return statedAt(
    at,
    `Neither its name nor match-clients tells whether the view ${shown(text)} is what the Internet gets: ` +
      `say --view ${argument(text)}=public, =internal or =ignore, or state it under views: in zonewright.yaml.`,
  );
}

function argument(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
