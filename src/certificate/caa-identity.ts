/**
 * What certification authorities call themselves in CAA records, by the organisation in the names of those that issue;
 * the first is the one that their own documentation asks for. From their certification practice statements (§4.2.1 or
 * §2.2 of each) and the CCADB report "All CAA Identifiers"; organisations are in the form of `plain`.
 */
const identities: readonly (readonly [names: readonly string[], organisations: readonly string[]])[] = [
  [["letsencrypt.org"], ["lets encrypt", "internet security research group"]],
  [
    ["digicert.com", "www.digicert.com", "symantec.com", "geotrust.com", "rapidssl.com", "thawte.com"].concat([
      "digitalcertvalidation.com",
      "quovadisglobal.com",
      "digicert.ne.jp",
      "cybertrust.ne.jp",
    ]),
    ["digicert inc", "geotrust inc", "thawte inc", "symantec corporation", "rapidssl", "geotrust", "verokey"],
  ],
  [
    ["sectigo.com", "usertrust.com", "trust-provider.com", "comodoca.com", "comodo.com", "entrust.net"],
    ["sectigo limited", "comodo ca limited", "the usertrust network"],
  ],
  [
    ["sectigo.com", "zerossl.com", "usertrust.com", "trust-provider.com", "comodoca.com", "comodo.com"],
    ["zerossl", "zerossl gmbh"],
  ],
  [["globalsign.com"], ["globalsign nvsa", "globalsign"]],
  [
    ["godaddy.com", "starfieldtech.com"],
    ["godaddycom inc", "starfield technologies inc"],
  ],
  [["pki.goog"], ["google trust services", "google trust services llc"]],
  [["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com", "aws.amazon.com"], ["amazon"]],
  [
    ["entrust.net", "affirmtrust.com"],
    ["entrust inc", "entrust limited", "entrust corporation", "affirmtrust"],
  ],
  [["buypass.com", "buypass.no"], ["buypass as983163327"]],
  [["swisssign.com"], ["swisssign ag"]],
  [
    ["quovadisglobal.com", "digicert.com"],
    ["quovadis limited", "quovadis trustlink bv"],
  ],
  [
    ["certum.pl", "certum.eu"],
    ["asseco data systems sa", "unizeto technologies sa"],
  ],
  [["d-trust.net", "dtrust.de", "d-trust.de"], ["dtrust gmbh"]],
  [
    ["telesec.de", "pki.dfn.de", "dfn.de"],
    ["deutsche telekom security gmbh", "tsystems international gmbh"],
  ],
  [["harica.gr"], ["hellenic academic and research institutions ca"]],
  [
    ["ssl.com", "entrust.net"],
    ["ssl corp", "ssl corporation"],
  ],
  [["actalis.it"], ["actalis spa"]],
  [["identrust.com"], ["identrust", "identrust inc"]],
  [["secomtrust.net"], ["secom trust systems coltd"]],
  [["cybertrust.co.jp", "cybertrust.ne.jp"], ["cybertrust japan coltd"]],
  [["twca.com.tw"], ["taiwanca", "taiwanca inc"]],
  [["trustasia.com"], ["trustasia technologies inc"]],
  [["emsign.com"], ["emudhra inc", "emudhra technologies limited"]],
  [["certsign.ro"], ["certsign sa", "certsign"]],
  [["accv.es"], ["accv"]],
  [["certainly.com"], ["certainly"]],
  [["telia.com"], ["telia company ab", "telia finland oyj"]],
  [["e-szigno.hu"], ["microsec ltd"]],
];

/**
 * What an issuer calls itself in CAA records (RFC 8659 §4.2).
 * @param issuer a distinguished name as `Certificate.issuer` holds it
 * @returns undefined when nobody told zonewright
 */
export function caaIdentitiesOf(issuer: string): readonly string[] | undefined {
  const organisation = organisationIn(issuer);
  return identities.find(([, organisations]) => organisations.includes(plain(organisation)))?.[0];
}

/** The O of a distinguished name in the form of RFC 4514; the whole name when it has none. */
export function organisationIn(name: string): string {
  const written = /(?:^|(?<!\\)(?:, |\+))O=((?:\\.|[^,+\\])*)/s.exec(name)?.[1];
  return written === undefined ? name : written.replace(/\\(.)/gs, "$1");
}

/** In lower case, of letters, digits and blanks alone: how an organisation dots its Inc. changes over the years. */
function plain(organisation: string): string {
  return organisation.toLowerCase().replace(/[^a-z0-9 ]/g, "");
}
