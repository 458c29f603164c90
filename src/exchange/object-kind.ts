import type { ShellObject } from "./shell-object.js";

/** What an object of Exchange is about, as far as anything is concluded from it. */
export type ObjectKind =
  | "accepted domain"
  | "certificate"
  | "virtual directory"
  | "outlook anywhere"
  | "service connection point"
  | "receive connector"
  | "send connector"
  | "pop"
  | "imap"
  | "federation trust"
  | "organization identifier"
  | "domain proof"
  | "hybrid configuration"
  | "server";

const cmdlets: Readonly<Record<string, ObjectKind>> = {
  "get-accepteddomain": "accepted domain",
  "get-exchangecertificate": "certificate",
  "get-outlookanywhere": "outlook anywhere",
  "get-clientaccessserver": "service connection point",
  "get-clientaccessservice": "service connection point",
  "get-receiveconnector": "receive connector",
  "get-sendconnector": "send connector",
  "get-popsettings": "pop",
  "get-imapsettings": "imap",
  "get-federationtrust": "federation trust",
  "get-federatedorganizationidentifier": "organization identifier",
  "get-federateddomainproof": "domain proof",
  "get-hybridconfiguration": "hybrid configuration",
  "get-exchangeserver": "server",
};

/**
 * Properties that tell what printed an object, in an order in which the first that fits is right: most have many, and a
 * virtual directory has the AdminDisplayVersion of its server.
 */
const signs: readonly (readonly [ObjectKind, readonly string[]])[] = [
  ["domain proof", ["proof", "domainname"]],
  ["accepted domain", ["domainname", "domaintype"]],
  ["certificate", ["thumbprint", "certificatedomains"]],
  ["certificate", ["thumbprint", "services"]],
  ["service connection point", ["autodiscoverserviceinternaluri"]],
  ["outlook anywhere", ["externalhostname"]],
  ["outlook anywhere", ["internalhostname"]],
  ["virtual directory", ["internalurl"]],
  ["virtual directory", ["externalurl"]],
  ["organization identifier", ["accountnamespace"]],
  ["federation trust", ["tokenissueruri"]],
  ["hybrid configuration", ["onpremisessmarthost"]],
  ["receive connector", ["bindings", "fqdn"]],
  ["receive connector", ["bindings", "tlscertificatename"]],
  ["send connector", ["addressspaces"]],
  ["server", ["admindisplayversion"]],
];

/** What the objects of a cmdlet are. */
export function kindOfCmdlet(cmdlet: string): ObjectKind | undefined {
  const name = cmdlet.toLowerCase();
  if (/^get-\w+virtualdirectory$/.test(name)) return "virtual directory";
  return Object.hasOwn(cmdlets, name) ? cmdlets[name] : undefined;
}

/** What an object is, by the cmdlet of its section, else by its properties. */
export function kindOf(object: ShellObject): ObjectKind | undefined {
  if (object.cmdlet !== undefined) return kindOfCmdlet(object.cmdlet);
  const names = new Set(object.tree.members.map(({ key }) => key.toLowerCase()));
  const sign = signs.find(([, needed]) => needed.every((name) => names.has(name)));
  return sign?.[0] ?? (names.has("x509certificatename") ? mailProtocol(object) : undefined);
}

/** POP and IMAP have the same properties; the name of the protocol stands in one of them, or its port does. */
function mailProtocol({ tree }: ShellObject): ObjectKind | undefined {
  const text = JSON.stringify(tree, (key, value) => (key === "at" ? undefined : value));
  if (/\bPOP3?\b|:(?:110|995)\b/i.test(text)) return "pop";
  return /\bIMAP4?\b|:(?:143|993)\b/i.test(text) ? "imap" : undefined;
}
