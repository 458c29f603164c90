import { type Name, toName } from "../zone/name.js";
import type { Estate } from "./estate.js";

/** The host of a URL; undefined for a text that is none, or whose host is no name. */
export function hostOf(url: string): Name | undefined {
  return URL.canParse(url) ? toName(new URL(url).hostname) : undefined;
}

/** The hosts that Exchange tells its clients to use: of the service connection point and of the virtual directories. */
export function exchangeHosts({ exchange }: Pick<Estate, "exchange">): Name[] {
  const { autodiscoverServiceInternalUri: scp, otherServiceUris = [], urls = [] } = exchange ?? {};
  return [...(scp ? [scp] : []), ...otherServiceUris, ...urls]
    .map(({ uri }) => hostOf(uri))
    .filter((name) => name !== undefined);
}
