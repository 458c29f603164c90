import type { FormId } from "./form.js";

/** How a word may be written so that a server refuses it, by the fields in which it can stand. */
export interface WordForm {
  readonly form: FormId;
  /** `TYPE.field`, as the files of the types call them. */
  readonly fields: readonly string[];
  isMeant(word: string): boolean;
}

const keys = ["DNSKEY", "CDNSKEY", "KEY"];
const digests = ["DS", "CDS"];

export const wordForms: readonly WordForm[] = [
  {
    form: "hexParted",
    fields: [
      ...digests.map((type) => `${type}.digest`),
      ...["SSHFP.fingerprint", "TLSA.association", "SMIMEA.association", "ZONEMD.digest"],
    ],
    isMeant: (word) => word.length % 2 === 1,
  },
  {
    form: "base64Parted",
    fields: [
      ...keys.map((type) => `${type}.publicKey`),
      ...["RRSIG.signature", "CERT.certificate", "OPENPGPKEY.publicKey", "DHCID.identifier", "IPSECKEY.publicKey"],
    ],
    isMeant: (word) => word.length % 4 !== 0,
  },
  {
    form: "wordForNumber",
    fields: [
      ...keys.flatMap((type) => [`${type}.flags`, `${type}.protocol`]),
      ...digests.map((type) => `${type}.digestType`),
      ...["NSEC3.algorithm", "NSEC3PARAM.algorithm"],
    ],
    isMeant: (word) => !/^\d+$/.test(word),
  },
  {
    form: "oldAlgorithm",
    fields: [...keys, ...digests, "RRSIG", "CERT"].map((type) => `${type}.algorithm`),
    isMeant: (word) => /^(?:NSEC3DSA|NSEC3RSASHA1|ECCGOST)$/i.test(word),
  },
  { form: "tagInCapitals", fields: ["CAA.tag"], isMeant: (word) => /[A-Z]/.test(word) },
  {
    form: "coveredByNumber",
    fields: ["RRSIG.typeCovered", "SIG.typeCovered"],
    isMeant: (word) => /^\+?\d/.test(word),
  },
  {
    form: "timeInSeconds",
    fields: ["RRSIG.expiration", "RRSIG.inception"],
    isMeant: (word) => word.length !== 14,
  },
  {
    form: "shortGroup",
    fields: ["NID.nodeId", "L64.locator"],
    isMeant: (word) => word.split(":").some((group) => group.length < 4),
  },
  {
    form: "quotedTarget",
    fields: ["SVCB.target", "HTTPS.target"],
    isMeant: (word) => word.startsWith('"'),
  },
  { form: "parameterByName", fields: ["SVCB.params", "HTTPS.params"], isMeant: (word) => word.startsWith("dohpath") },
  {
    form: "emptyParameter",
    fields: ["SVCB.params", "HTTPS.params"],
    isMeant: (word) => /^(?:[a-z0-9-]+=|ech(?:="")?|no-default-alpn="")$/.test(word),
  },
];
