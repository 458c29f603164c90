import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "zone-syntax",
    scope: "estate",
    severity: "error",
    summary: "A line of a zone file cannot be read as a record or directive",
    why: "A name server that meets such a line refuses the whole zone, or goes on without the record: either way what stands there is not what gets published. The rest of the file is still judged here.",
    sources: ["RFC 1035 §5.1, §5.2", "RFC 2308 §4", "RFC 3597 §5"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const problem of estate.problems) yield { at: problem.at, problem };
  },
  message({ problem }) {
    return {
      text: `This cannot be read: ${problem.reason}. A name server refuses the whole zone, or serves it without this.`,
      help: problem.help,
    };
  },
});
