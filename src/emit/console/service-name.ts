import { isAtOrBelow, labelsOf, type Name } from "../../zone/name.js";

/** The name of an SRV record as forms divide it (RFC 2782): `_autodiscover`, `_tcp` and the name that it serves. */
export interface ServiceName {
  readonly service: string;
  readonly protocol: string;
  readonly host: Name;
}

/** @returns undefined for a name of another shape, or one that does not leave a name of the zone */
export function serviceName(owner: Name, origin: Name): ServiceName | undefined {
  const [service = "", protocol = ""] = labelsOf(owner);
  const host = owner.slice(service.length + protocol.length + 2) as Name;
  if (!service.startsWith("_") || !protocol.startsWith("_") || !isAtOrBelow(host, origin)) return undefined;
  return { service, protocol, host };
}
