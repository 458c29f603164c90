import type { Name } from "../zone/name.js";

/** Domains of services below which customers are given names to point at, where the top-level domain alone tells little. */
const services =
  /\.(?:(?:mx|cloud)\.microsoft|office365\.us|(?:github|gitlab)\.io|(?:netlify|vercel|web)\.app|(?:pages|workers|fly)\.dev|zoho\.(?:eu|in)|(?:kundenserver|rzone|strato|your-server|hetzner|ui-dns)\.(?:de|biz|org)|(?:protonmail|infomaniak)\.ch|(?:mail|yandex)\.ru|transip\.(?:nl|eu)|awsdns-\d+\.co\.uk)\.$/;

/** Whether a name lies in a domain that belongs to a well-known service. */
export function isAtService(name: Name): boolean {
  return services.test(name);
}

/** Top-level domains that nobody uses as a label of a host name. */
const generic = /\.(?:com|net|org|info|biz|edu|gov|mil)\.$/;
const country = /\.[a-z]{2}\.$/;

/** What the last label of a name of several labels says: a top-level domain for sure, or perhaps that of a country. */
export function topLevelOf(name: Name): "generic" | "country" | undefined {
  if (generic.test(name)) return "generic";
  return country.test(name) ? "country" : undefined;
}
