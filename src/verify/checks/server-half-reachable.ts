import { defineCheck } from "../check.js";

export const check = defineCheck({
  meta: {
    id: "server-half-reachable",
    scope: "verification",
    severity: "error",
    summary: "A name server answers over UDP or TCP alone",
    why: "Resolvers ask over UDP and come again over TCP when the answer is too long. A server that UDP does not reach is dead to nearly all of them; one without TCP fails where answers are long, as TXT records of a domain with many services, or DKIM keys, are. The usual cause is a firewall.",
    sources: ["RFC 7766 §5", "RFC 1123 §6.1.3.2", "RFC 9210 §3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ clients, zones }) {
    for (const { server, habits } of clients) {
      const { answersUdp, tcpFailed } = habits;
      if (answersUdp && tcpFailed === undefined) continue;
      const zone = zones.find(({ standings }) => standings.some(({ client }) => client.server === server))?.zone;
      if (!zone) continue;
      const text = answersUdp
        ? `${server.label} has an answer that is too long for UDP, and over TCP ${tcpFailed}. Resolvers cannot get it either.`
        : `${server.label} answers over TCP and not over UDP. Resolvers ask over UDP: to them it does not answer.`;
      yield { at: zone.apex, domain: zone.origin, view: zone.view, text };
    }
  },
  message: ({ text }) => ({ text, help: "Let both UDP and TCP to port 53 through, from everywhere." }),
});
