import { withoutDot } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import { recordsIn } from "./answered-record.js";
import { rcodeName, rcodes } from "./dns/accepted.js";
import type { Client } from "./dns/client.js";
import type { Message } from "./dns/message.js";
import { wireOf } from "./dns/wire-name.js";

/** How a server stands to a zone: it serves it, or what it does instead, as a clause. */
export type Standing = { readonly client: Client } & (
  | { readonly serves: true; readonly serial: number }
  | { readonly serves: false; readonly isSilent: boolean; readonly why: string }
);

const SOA = 6;

/** Asks a server for the SOA record: whoever has the zone answers it with authority (RFC 1034 §4.3.1). */
export async function standingOf(client: Client, zone: Zone): Promise<Standing> {
  const answer = await client.ask(wireOf(zone.origin), SOA);
  if ("failed" in answer) return { client, serves: false, isSilent: true, why: answer.failed };
  const lame = (why: string): Standing => ({ client, serves: false, isSilent: false, why });
  if (answer.rcode !== rcodes.NOERROR) return lame(refusal(answer, zone));
  const [soa] = recordsIn(answer.answers, zone.origin, "SOA");
  if (!answer.isAuthoritative) return lame(soa ? "answers from its cache" : "only leads to other name servers");
  if (soa?.type !== "SOA" || !("serial" in soa.data)) return lame(`knows no zone ${withoutDot(zone.origin)}`);
  return { client, serves: true, serial: soa.data.serial };
}

function refusal({ rcode }: Message, { origin }: Zone): string {
  if (rcode === rcodes.NXDOMAIN) return `knows no zone ${withoutDot(origin)}`;
  return `answers ${rcodeName(rcode)}`;
}
