/** A zone with everything that is asked for in a way of its own. */
export const full = `$ORIGIN contoso.example.
$TTL 3600
@ IN SOA ns1 hostmaster 2026010101 7200 3600 1209600 300
@ NS ns1
@ NS ns2
ns1 A 192.0.2.53
ns2 AAAA 2001:db8::53
@ MX 10 mail
@ A 192.0.2.1
@ TXT "v=spf1 mx -all"
@ CAA 0 issue "ca.example"
mail A 192.0.2.10
mail A 192.0.2.11
mail AAAA 2001:db8::10
autodiscover CNAME mail
_autodiscover._tcp SRV 0 0 443 mail
www CNAME web.hoster.example.
far CNAME autodiscover
*.wild A 192.0.2.80
*.wild TXT "anything"
*.alias CNAME mail
old DNAME new.contoso.example.
host.new A 192.0.2.33
child NS ns.child
child NS ns.elsewhere.example.
child DS 12345 13 2 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
ns.child A 192.0.2.99
long TXT ${Array.from({ length: 12 }, (_, i) => `"${String.fromCharCode(97 + i).repeat(250)}"`).join(" ")}
_25._tcp.mail TLSA 3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
naptr NAPTR 10 20 "u" "E2U+sip" "!^.*$!sip:info@contoso.example!" .
svc HTTPS 1 . alpn=h2
a.b.c.deep A 192.0.2.44
strange\\.dot TXT "a;b\\"c\\\\d"
UPPER A 192.0.2.77
`;
