import { expect, test } from "vitest";
import { sameForm, tlsCertificateName } from "../../src/certificate/tls-certificate-name.js";

test.each([
  ["<I>CN=CA<S>CN=mail.contoso.com", { issuer: "CN=CA", subject: "CN=mail.contoso.com" }],
  [
    "<i>CN=CA, O=Trust<s>CN=mail.contoso.com, O=Contoso",
    { issuer: "CN=CA, O=Trust", subject: "CN=mail.contoso.com, O=Contoso" },
  ],
  [" <I> CN=CA <S> CN=mail.contoso.com ", { issuer: "CN=CA", subject: "CN=mail.contoso.com" }],
  ["CN=CACN=mail.contoso.com", undefined],
  ["<S>CN=mail.contoso.com<I>CN=CA", undefined],
  ["<I>CN=CA", undefined],
  ["<I><S>", undefined],
  ["<I> <S>CN=mail.contoso.com", undefined],
  ["<I>CN=CA<S> ", undefined],
  ["$($cert.Issuer)$($cert.Subject)", undefined],
  ["mail.contoso.com", undefined],
])("%j", (text, expected) => {
  expect(tlsCertificateName(text)).toEqual(expected);
});

test("blanks and letters make no other name", () => {
  expect(sameForm("CN = mail.contoso.com,O=Contoso  Ltd")).toBe(sameForm("cn=MAIL.contoso.com, O=Contoso Ltd"));
  expect(sameForm("CN=mail.contoso.com, O=Contoso")).not.toBe(sameForm("CN=mail.contoso.com"));
});
