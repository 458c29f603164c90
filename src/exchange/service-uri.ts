import type { ExchangeFacts, ExchangeUri } from "../estate/estate.js";
import type { Gathered } from "./gathered.js";
import type { Properties, StatedText } from "./properties.js";

/** The addresses that Exchange hands to its clients, each once, where it stands first. */
export function serviceUris(
  gathered: Gathered,
): Pick<ExchangeFacts, "autodiscoverServiceInternalUri" | "otherServiceUris" | "urls"> {
  const points = gathered
    .of("service connection point")
    .flatMap((one) => uri(one.stated("AutoDiscoverServiceInternalUri"), "internal", serverOf(one)));
  const [first, ...others] = distinct(points);
  const urls = [
    ...gathered.of("virtual directory").flatMap(urlsOf),
    ...gathered.of("outlook anywhere").flatMap(hostsOf),
  ];
  return {
    ...(first && { autodiscoverServiceInternalUri: first }),
    ...(others.length > 0 && { otherServiceUris: others }),
    urls: distinct(urls),
  };
}

function urlsOf(directory: Properties): ExchangeUri[] {
  const of = `${(directory.text("Name") ?? "virtual directory").replace(/ \(.*/, "")} of ${serverOf(directory)}`;
  return [
    ...uri(directory.stated("InternalUrl"), "internal", of),
    ...uri(directory.stated("ExternalUrl"), "external", of),
  ];
}

/** Outlook Anywhere is set by host names, and inside it comes without TLS by default; then no certificate is met. */
function hostsOf(anywhere: Properties): ExchangeUri[] {
  const of = `Outlook Anywhere of ${serverOf(anywhere)}`;
  const host = (side: "Internal" | "External"): StatedText | undefined => {
    const stated = anywhere.stated(`${side}Hostname`);
    const isPlain = anywhere.flag(`${side}ClientsRequireSsl`) === false;
    return stated && !isPlain ? { ...stated, text: `https://${stated.text}/rpc` } : undefined;
  };
  return [...uri(host("Internal"), "internal", of), ...uri(host("External"), "external", of)];
}

function uri(stated: StatedText | undefined, side: NonNullable<ExchangeUri["side"]>, of: string): ExchangeUri[] {
  return stated ? [{ uri: stated.text, at: stated.at, side, of }] : [];
}

function serverOf(one: Properties): string {
  const server = one.text("Server") ?? one.text("Name") ?? one.text("Identity") ?? "a server";
  return server.split("/").at(-1) || server;
}

function distinct(uris: readonly ExchangeUri[]): ExchangeUri[] {
  const first = new Map<string, ExchangeUri>();
  for (const one of uris) {
    const key = `${one.side} ${one.uri.toLowerCase()}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
