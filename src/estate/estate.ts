import type { Certificate, CertificateService } from "../certificate/certificate.js";
import type { Inference } from "../finding.js";
import type { Span } from "../text/source.js";
import type { Dialect } from "../zone/dialect/dialect.js";
import type { Name } from "../zone/name.js";
import type { ZoneNote } from "../zone/note.js";
import type { View, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { Microsoft365Facts } from "./microsoft-365.js";

export type Client = "outlook" | "outlook-legacy" | "mac" | "mobile" | "ews";

/** Where the mailboxes of a domain are. */
export type MailHome = "on-premises" | "exchange-online" | "hybrid" | "none";

/** A domain that the organisation receives mail for. */
export interface AcceptedDomain {
  readonly name: Name;
  /** Declared, or `none` for a null MX (RFC 7505); absent when nobody said. */
  readonly mail?: MailHome;
  /** Expected proofs, or that it is planned, or that it is not used; absent when nobody said. */
  readonly federation?: false | "planned" | { readonly proofs: readonly string[] };
  /** What is known of it in Microsoft 365; absent when nobody said anything. */
  readonly m365?: Microsoft365Facts;
  readonly clients: readonly Client[];
  /** Whether `clients` was declared rather than defaulted to all. */
  readonly clientsDeclared: boolean;
  /** The public zone that holds the domain; absent when none was supplied. */
  readonly zone?: Zone;
  /** The internal zone that holds it, in split-brain DNS. */
  readonly internalZone?: Zone;
  /** Where the domain as a whole is reported: its zone's apex, else the config line or `--domain`. */
  readonly at: Span;
  /** Why it counts as accepted. */
  readonly because: "zone" | "declared";
}

/** What only a host can tell, keyed by name or address in the configuration. */
export interface HostFacts {
  /** `dropped`: what is sent to port 443 gets no answer at all, so that clients wait for their timeout. */
  readonly https?: "open" | "closed" | "dropped";
  readonly http?: "open" | "closed" | HttpRedirect;
  /** Of a public address: whether clients inside get through to it, by way of their own firewall and back. */
  readonly inside?: "open" | "closed";
  /** Names on the certificate that the host presents, wildcards included. */
  readonly names?: readonly string[];
  readonly role?: "exchange" | "web" | "proxy" | "m365";
  readonly autodiscover?: "none" | "exchange" | "other";
  /** The label of the certificate that it presents. */
  readonly certificate?: string;
  /** What clients hold against that certificate, whatever names it has. */
  readonly distrust?: CertificateDistrust;
  /** The day on which the host was asked for all this, such as 2027-01-31; absent when somebody declared it. */
  readonly probed?: string;
}

/** Of the three faults that Outlook lets people override (date, name, authority) those that no name cures (Microsoft KB 3211279). */
export type CertificateDistrust = "expired" | "not-yet-valid" | "self-signed";

/** Where port 80 sends those on who ask for Autodiscover. */
export interface HttpRedirect {
  readonly redirect: string;
  /** Absent when nobody said. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
}

export interface ExchangeUri {
  readonly uri: string;
  readonly at: Span;
  /** Whom Exchange hands it to; absent when nobody said. */
  readonly side?: "internal" | "external";
  /** What is set to it: `EWS of EX01`; of a service connection point the server. */
  readonly of?: string;
}

/** A name that was declared, and where. */
export interface LegacyName {
  readonly name: Name;
  readonly at: Span;
}

export interface ExchangeFacts {
  readonly version?: "2007" | "2010" | "2013" | "2016" | "2019" | "se";
  readonly autodiscoverServiceInternalUri?: ExchangeUri;
  /** The service connection points of other servers, where they differ from the first. */
  readonly otherServiceUris?: readonly ExchangeUri[];
  /** Of the virtual directories. */
  readonly urls: readonly ExchangeUri[];
  /** Names under which servers of an older version answer until their mailboxes have moved. */
  readonly legacyNames?: readonly LegacyName[];
  /** The lists below come from Exchange itself; absent: nobody looked, and none is known. */
  readonly connectors?: readonly ExchangeConnector[];
  readonly mailProtocols?: readonly ExchangeMailProtocol[];
  readonly installed?: readonly InstalledCertificate[];
}

/** A receive or send connector (`Get-ReceiveConnector`, `Get-SendConnector`). */
export interface ExchangeConnector {
  readonly direction: "receive" | "send";
  /** `EX01\Client Frontend EX01` */
  readonly name: string;
  /** What it says in EHLO, and by which a receive connector finds its certificate without a TlsCertificateName. */
  readonly fqdn?: string;
  /** As it is set: `<I>CN=issuer<S>CN=subject` when it is right. */
  readonly tlsCertificateName?: string;
  /** Of a receive connector: `0.0.0.0:587`. */
  readonly bindings: readonly string[];
  readonly enabled: boolean;
  /** Where its TlsCertificateName stands, else the connector. */
  readonly at: Span;
}

/** Settings of POP or IMAP on one server (`Get-PopSettings`, `Get-ImapSettings`). */
export interface ExchangeMailProtocol {
  readonly protocol: "pop" | "imap";
  readonly server?: string;
  /** X509CertificateName: the name by which the service finds its certificate. */
  readonly certificateName: string;
  readonly at: Span;
}

/** A certificate in the store of one or more servers, judged or not (`Get-ExchangeCertificate`). */
export interface InstalledCertificate {
  /** Hexadecimal in upper case. */
  readonly thumbprint: string;
  /** As Exchange writes them, which is what a TlsCertificateName has to repeat. */
  readonly subject?: string;
  readonly issuer?: string;
  readonly friendlyName?: string;
  /** Empty: it is there and no service uses it. */
  readonly services: readonly CertificateService[];
  /** The names of the servers, where they are known. */
  readonly servers: readonly string[];
  readonly selfSigned?: boolean;
  /** As Exchange says: Valid, DateInvalid, PendingRequest … */
  readonly status?: string;
  readonly notAfter?: Date;
  readonly at: Span;
}

/** An address that is taken for Exchange, and why. */
export interface ExchangeAddress {
  readonly address: string;
  /** The mail access name that resolves to it, or the host that was declared. */
  readonly name: Name | undefined;
  readonly because: string;
}

/** A line of a zone file that is no record; ZoneReading.problems of the reader, over all files. */
export interface SyntaxProblem {
  readonly at: Span;
  readonly reason: string;
  readonly help: string;
}

/** Everything that was given and inferred; what the rules judge. */
export interface Estate {
  readonly domains: readonly AcceptedDomain[];
  zones(view: View): ZoneSet;
  readonly certificates: readonly Certificate[];
  /** Facts by name (absolute, lower case) or by address (canonical text). */
  readonly hosts: ReadonlyMap<string, HostFacts>;
  readonly exchange?: ExchangeFacts;
  /** What the reader could not read, in every zone of both views. */
  readonly problems: readonly SyntaxProblem[];
  /** What the reader took as what, in every zone of both views. */
  readonly notes: readonly ZoneNote[];
  /** What was concluded rather than given. */
  readonly inferences: readonly Inference[];
  /**
   * Whether domains are registered directly below a name (`co.uk`); absent where nobody brought the list, which is large
   * and needed for wildcards alone.
   */
  isPublicSuffix?(name: Name): boolean;
  /** The name server that the zones are meant for. */
  readonly dialect: Dialect;
  readonly now: Date;
}
