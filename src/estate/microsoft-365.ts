import { isAtOrBelow, type Name, toName } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";

/** The services that Microsoft runs apart from each other; GCC is part of the worldwide one. */
export type Cloud = "worldwide" | "gcc-high" | "dod" | "china";

/** A record that the tenant was told to publish. */
export interface ExpectedRecord {
  readonly record: RecordSpec<"CNAME" | "MX" | "SRV" | "TXT">;
  /** Microsoft does without it. */
  readonly isOptional: boolean;
}

/** What is known of a domain in Microsoft 365 that no zone file tells. */
export interface Microsoft365Facts {
  readonly cloud?: Cloud;
  /** From the configuration, then from Microsoft Graph. */
  readonly expected: readonly ExpectedRecord[];
}

/** What the documentation of a cloud asks for in every tenant; what differs between tenants is not here. */
export interface CloudRecords {
  readonly autodiscover: Name;
  /** Hosts that take mail are below it; the worldwide cloud has a second family for domains with DANE. */
  readonly mail: readonly Name[];
  /** What SPF records include. */
  readonly spf: string;
  /** Device registration, and enrolment in Intune: the first is the one that is asked for. */
  readonly registration: readonly Name[];
  readonly enrollment: readonly Name[];
  /** Federation of Teams: `100 1 5061` and this; absent where no documentation says it. */
  readonly federation?: Name;
}

const name = (text: string) => toName(text) as Name;
const registration = [name("enterpriseregistration.windows.net")];
const forGovernment = {
  mail: [name("mail.protection.office365.us")],
  spf: "spf.protection.office365.us",
  registration,
  enrollment: [name("enterpriseenrollment-s.manage.microsoft.us")],
};

/**
 * Microsoft 365 "External DNS records", "DNS records for GCC High" and "DoD", Intune "CNAME for enrollment". Of 21Vianet
 * the hosts for mail and SPF are seen in the field.
 */
export const clouds: Readonly<Record<Cloud, CloudRecords>> = {
  worldwide: {
    autodiscover: name("autodiscover.outlook.com"),
    mail: [name("mail.protection.outlook.com"), name("mx.microsoft")],
    spf: "spf.protection.outlook.com",
    registration,
    enrollment: [
      name("enterpriseenrollment-s.manage.microsoft.com"),
      name("enterpriseenrollment.manage.microsoft.com"),
    ],
    federation: name("sipfed.online.lync.com"),
  },
  "gcc-high": {
    ...forGovernment,
    autodiscover: name("autodiscover.office365.us"),
    federation: name("sipfed.online.gov.skypeforbusiness.us"),
  },
  dod: {
    ...forGovernment,
    autodiscover: name("autodiscover-dod.office365.us"),
    federation: name("sipfed.online.dod.skypeforbusiness.us"),
  },
  china: {
    autodiscover: name("autodiscover.partner.outlook.cn"),
    mail: [name("mail.protection.partner.outlook.cn")],
    spf: "spf.protection.partner.outlook.cn",
    registration,
    enrollment: [],
  },
};

const all = Object.entries(clouds) as [Cloud, CloudRecords][];

/** The cloud whose Autodiscover host a name is, or the secure one that this redirects to. */
export function cloudOfAutodiscover(host: Name): Cloud | undefined {
  if (isAtOrBelow(host, name("partner.outlook.cn"))) return "china";
  const plain = host.replace(/^autodiscover-s([.-])/, "autodiscover$1");
  return all.find(([, { autodiscover }]) => autodiscover === plain)?.[0];
}

/** The clouds in which a host may take mail: none for a host that is not Microsoft's. */
export function cloudsOfMail(host: Name): Cloud[] {
  return all.filter(([, { mail }]) => mail.some((suffix) => isAtOrBelow(host, suffix))).map(([cloud]) => cloud);
}
