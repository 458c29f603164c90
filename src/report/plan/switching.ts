import type { CutoverPlan, ZoneMove } from "../../compare/plan.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { duration } from "../duration.js";
import type { Moment } from "../moment.js";
import { all, box, command, groupsBy, hasDs, named, type PlanCommands, zonewright } from "./checklist.js";

export function waiting(plan: CutoverPlan, commands: PlanCommands, at: Moment): string[] {
  const signed = plan.moves.filter(hasDs);
  return [
    box(`Change nothing else: until ${at(0)} there are answers about with the TTLs of before.`),
    ...verifying(plan, commands),
    ...signed.map(({ origin }) => box(`${command(["dig", "+short", "DS", withoutDot(origin)])} prints nothing.`)),
  ];
}

/** The new servers are asked by name: the world does not know them yet. */
function verifying({ moves }: CutoverPlan, commands: PlanCommands): string[] {
  const groups = groupsBy(moves, (move) => (move.isSwitched ? serversKey(move.newServers) : ""));
  return groups.map((group) => {
    const [first] = group as [ZoneMove];
    const isKnown = first.isSwitched && first.newServers.length > 0;
    const servers = isKnown ? first.newServers.map(withoutDot) : ["SERVER"];
    const paths = groups.length === 1 ? [commands.new] : group.map(({ file }) => file);
    const run = zonewright(["verify", ...paths, ...servers.flatMap((server) => ["--server", server])]);
    const which = isKnown ? "" : " SERVER is a name server that the new provider has given you; its file does not say.";
    return box(`${run} reports no differences.${which}`);
  });
}

function serversKey(servers: readonly Name[]): string {
  return servers.toSorted().join(" ");
}

export function switching({ moves }: CutoverPlan): string[] {
  const groups = groupsBy(
    moves.filter(({ isSwitched }) => isSwitched),
    ({ oldServers, newServers }) => `${serversKey(oldServers)} > ${serversKey(newServers)}`,
  );
  return [
    ...groups.flatMap((group) => {
      const [{ oldServers, newServers }] = group as [ZoneMove];
      const to = newServers.length > 0 ? newServers.map(named).join(", ") : "those that the new provider has given you";
      const from = oldServers.length > 0 ? ` (until now ${oldServers.map(named).join(", ")})` : "";
      return [
        box(`At the registrar, set the name servers to ${to}${from}:`),
        ...group.map(({ origin }) => `  ${box(named(origin))}`),
      ];
    }),
    ...(groups.length > 0
      ? [
          box(
            "Set the NS records of the zones at the old provider to the same, if it lets you: resolvers believe them over those of the zone above (RFC 2181 §5.4.1).",
          ),
        ]
      : []),
    ...moves.filter(({ isSwitched }) => !isSwitched).map(staying),
  ];
}

function staying({ origin, newServers }: ZoneMove): string {
  return box(
    `${named(origin)}: both sides have the name servers ${newServers.map(named).join(", ")}. If they stay, there is nothing to switch; if not, the new side still has those of the old provider: set those that the new one has given you, there and at the registrar.`,
  );
}

export function rollback({ moves, longestServers }: CutoverPlan): string[] {
  const moving = moves.filter(({ isSwitched }) => isSwitched);
  if (moving.length === 0) return [];
  const back = groupsBy(moving, ({ oldServers }) => serversKey(oldServers)).map((group) => {
    const [{ oldServers }] = group as [ZoneMove];
    return oldServers.length > 0
      ? `- ${all(group)}: set the name servers at the registrar back to ${oldServers.map(named).join(", ")}.`
      : `- ${all(group)}: set the name servers at the registrar back to those of the old provider; write them down before the switch.`;
  });
  return [
    ...back,
    "",
    `As long as the zones are still at the old provider, that is all. It takes up to ${duration(longestServers)} until everybody has noticed, as the switch did.`,
  ];
}
