import type { ExchangeConnector, ExchangeMailProtocol } from "../estate/estate.js";
import { type Tree, valueAt } from "../exports/tree.js";
import type { Gathered } from "./gathered.js";
import { plainItems, plainText } from "./plain-value.js";
import type { Properties } from "./properties.js";

export function connectorsIn(gathered: Gathered): ExchangeConnector[] {
  return [
    ...gathered.of("receive connector").map((one) => connector("receive", one)),
    ...gathered.of("send connector").map((one) => connector("send", one)),
  ];
}

function connector(direction: ExchangeConnector["direction"], one: Properties): ExchangeConnector {
  const certificate = one.stated("TlsCertificateName");
  const fqdn = one.text("Fqdn");
  const bindings = plainItems(one.tree("Bindings")).map(bindingOf);
  return {
    direction,
    name: one.text("Identity") ?? one.text("Name") ?? "a connector",
    ...(fqdn !== undefined && { fqdn }),
    ...(certificate && { tlsCertificateName: certificate.text }),
    bindings: bindings.filter((binding) => binding !== undefined),
    enabled: one.flag("Enabled") ?? true,
    at: certificate?.at ?? one.at,
  };
}

/** `0.0.0.0:25`, or an object with Address and Port. */
function bindingOf(tree: Tree): string | undefined {
  const port = plainText(valueAt(tree, "Port"));
  if (port === undefined) return plainText(tree);
  // An address that JSON took apart has its octets as one number beside its text.
  const whole = valueAt(tree, "Address");
  const address = plainText(valueAt(whole, "IPAddressToString") ?? whole);
  return `${address?.includes(".") || address?.includes(":") ? address : "*"}:${port}`;
}

export function mailProtocolsIn(gathered: Gathered): ExchangeMailProtocol[] {
  const protocols = ["pop", "imap"] as const;
  return protocols.flatMap((protocol) =>
    gathered.of(protocol).flatMap((one) => {
      const certificate = one.stated("X509CertificateName");
      if (!certificate) return [];
      const server = one.text("Server");
      return {
        protocol,
        ...(server !== undefined && { server }),
        certificateName: certificate.text,
        at: certificate.at,
      };
    }),
  );
}
