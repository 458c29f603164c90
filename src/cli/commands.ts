import { Argument, type Command, Option } from "commander";
import { targets } from "../emit/targets/index.js";
import { lintCommand } from "./commands/lint.js";
import { withComparing } from "./comparing-options.js";
import type { ExitStatus } from "./exit.js";
import { withWriting } from "./fix/writing-options.js";
import { withPlanning } from "./planning-options.js";
import {
  count,
  noneGiven,
  oneOf,
  passwordFile,
  repeatable,
  withColor,
  withFormat,
  withGate,
  withInputs,
  withJudgement,
} from "./shared-options.js";
import type { Terminal } from "./terminal.js";
import { withAsking } from "./verify/asking-options.js";

/** One run: where it takes place, and how it ends. */
export interface Run {
  readonly terminal: Terminal;
  status: ExitStatus;
}

/** Adds a command to the program. What it does is loaded when it is run; for lint, which hooks run all day, at once. */
type AddCommand = (program: Command, run: Run) => void;

const addLint: AddCommand = (program, run) => {
  const command = program
    .command("lint")
    .description("findings for zone files or a named.conf; without PATH what the configuration names")
    .argument("[path...]", "zone files, folders, patterns or a named.conf");
  withFormat(withJudgement(withInputs(command)), "pretty, json or unix")
    .option("-q, --quiet", "errors alone")
    .addHelpText(
      "after",
      `
Some files of an estate: when zonewright.yaml names the zones, all of them are read, and findings are shown for the
files given. Without it the PATHs are all there is.

Exit status: 0 nothing to complain about, 1 findings, 2 something could not be read, 3 a fault of zonewright itself.

Example: zonewright lint zones/ --cert mail.cer`,
    )
    .action(async (paths, options) => {
      run.status = await lintCommand(paths, { ...noneGiven, ...options }, run.terminal);
    });
};

const addFix: AddCommand = (program, run) => {
  const command = program
    .command("fix")
    .description("a diff of the corrected zone files; --write changes them")
    .argument("[path...]", "zone files, folders, patterns or a named.conf");
  const reading = withColor(withInputs(command)).addOption(
    repeatable("--rule <id=severity>", "error, warning, info or off for one rule (repeatable)"),
  );
  withWriting(reading).action(async (paths, options) => {
    if (options.revert) {
      const { revertCommand } = await import("./commands/fix-revert.js");
      run.status = await revertCommand(paths, { ...noneGiven, ...options }, run.terminal);
      return;
    }
    const { fixCommand } = await import("./commands/fix.js");
    run.status = await fixCommand(paths, { ...noneGiven, ...options }, run.terminal);
  });
};

const addRecords: AddCommand = (program, run) => {
  const command = program
    .command("records")
    .description("only the corrective records, in the form of a target")
    .argument("[path...]", "zone files, folders, patterns or a named.conf");
  withInputs(command)
    .addOption(repeatable("--rule <id=severity>", "error, warning, info or off for one rule (repeatable)"))
    .optionsGroup("Output:")
    .addOption(emissionTarget())
    .addOption(emissionFolder())
    .addOption(
      new Option("--step <n>", "only what can be made at once (1), or what has to wait for it (2)").choices(["1", "2"]),
    )
    .option("--rollback", "what takes the change back, in the same form")
    .addHelpText("after", "\nExample: zonewright records zones/ --cert mail.cer --to bind")
    .action(async (paths, options) => {
      const { recordsCommand } = await import("./commands/records.js");
      run.status = await recordsCommand(paths, { ...noneGiven, ...options }, run.terminal);
    });
};

function emissionTarget(): Option {
  return oneOf("--to <target>", "the form: docs/targets.md has an example of each", Object.keys(targets)).default(
    "bind",
  );
}

function emissionFolder(): Option {
  return new Option("--out <folder>", "a new file there for each zone, instead of standard output");
}

const addGenerate: AddCommand = (program, run) => {
  program
    .command("generate")
    .description("records from arguments alone, without a zone file")
    .argument("<kind>", "srv, host, redirect or federation")
    .argument("<domain...>", "mail domains: what stands after the @")
    .option("--target <name>", "the name on the certificate that clients are led to")
    .addOption(repeatable("--address <ip>", "address of the host (repeatable)"))
    .addOption(repeatable("--proof <text>", "string of Get-FederatedDomainProof (repeatable)"))
    .addOption(new Option("--ttl <seconds>", "how long answers are kept").argParser(count).default(3600))
    .addOption(emissionTarget())
    .addOption(emissionFolder())
    .option("--rollback", "what takes the records away again, in the same form")
    .addHelpText(
      "after",
      `
srv         the SRV record that leads Outlook to a name on the certificate
host        autodiscover.DOMAIN as an address, or as an alias of --target
redirect    autodiscover.DOMAIN on a web server that only redirects
federation  the TXT record that proves the ownership of a federated domain

Example: zonewright generate srv companyB.com companyC.com --target webmail.companyA.com --to console`,
    )
    .action(async (kind, domains, options) => {
      const { generateCommand } = await import("./commands/generate.js");
      run.status = await generateCommand(kind, domains, { address: [], ...noneGiven, ...options }, run.terminal);
    });
};

const addConvert: AddCommand = (program, run) => {
  program
    .command("convert")
    .description("a whole zone in another form")
    .argument("<path>", "zone file, or an export of a provider or tool")
    .addOption(
      oneOf("--to <target>", "what it becomes", [
        ...new Set(["canonical", "bind", "json", "dns-zonefile", ...Object.keys(targets)]),
      ]).default("canonical"),
    )
    .addOption(emissionFolder())
    .option("--origin <name>", "what the zone is called")
    .addHelpText(
      "after",
      `
canonical     one record a line, absolute, in the order of the file: what named-compilezone prints
bind          a zone file to keep by hand: groups with headings, columns, comments
json          records as data, with their places in the file
dns-zonefile  the JSON of the npm package dns-zonefile; types that it does not have are left out and said
others        the records of the zone as additions to a new one: see docs/targets.md

Exit status: 0 all converted, 1 some lines are no records of the zone or have no place in the form, and were left out,
2 it could not be read.

Example: zonewright convert export-of-the-provider.txt --to bind > companyB.com.zone`,
    )
    .action(async (path, options) => {
      const { convertCommand } = await import("./commands/convert.js");
      run.status = await convertCommand(path, options, run.terminal);
    });
};

const addWalk: AddCommand = (program, run) => {
  const command = program
    .command("walk")
    .description("what each kind of client does for an address, step by step")
    .argument("<address...>", "mail addresses or domains")
    .addOption(repeatable("--zones <path>", "zone files, folders, patterns or a named.conf (repeatable)"));
  withFormat(withInputs(command), "pretty or json")
    .addHelpText("after", "\nExample: zonewright walk user@companyB.com --zones zones/ --cert mail.cer")
    .action(async (addresses, options) => {
      const { walkCommand } = await import("./commands/walk.js");
      run.status = await walkCommand(addresses, { zones: [], ...noneGiven, ...options }, run.terminal);
    });
};

const addCert: AddCommand = (program, run) => {
  const cert = program.command("cert").description("what a certificate says, and what the next one must");
  const show = cert
    .command("show")
    .description("the names, dates and key of certificates, and what requests ask for")
    .argument("<file...>", "PEM, DER, PKCS#7, PKCS#12, or a list of names");
  show.addOption(passwordFile()).option("--now <date>", "the day to count from, such as 2027-01-31");
  withFormat(show, "pretty or json")
    .addHelpText("after", "\nExample: zonewright cert show mail.cer")
    .action(async (files, options) => {
      const { certShowCommand } = await import("./commands/cert-show.js");
      run.status = await certShowCommand(files, { ...noneGiven, ...options }, run.terminal);
    });
  addCertPlan(cert, run);
};

const addCertPlan: AddCommand = (cert, run) => {
  const plan = cert
    .command("plan")
    .description("the names that the next certificate must carry, why, and the ways to do with fewer")
    .argument("[path...]", "zone files, folders, patterns or a named.conf");
  withPlanning(withFormat(withInputs(plan), "pretty or json")).action(async (paths, options) => {
    const { certPlanCommand } = await import("./commands/cert-plan.js");
    run.status = await certPlanCommand(paths, { also: [], ...noneGiven, ...options }, run.terminal);
  });
};

const addCompare: AddCommand = (program, run) => {
  const command = program
    .command("compare")
    .description("what a move to another DNS provider would lose, damage or change, by service")
    .argument("<old>", "the zones as they are: a file, folder, pattern, named.conf or any export")
    .argument("<new>", "the zones as they are to be, in any of these forms");
  const reading = withFormat(withGate(withInputs(command)), "pretty, json or unix");
  withComparing(reading.option("-q, --quiet", "errors alone"), Object.keys(targets), emissionFolder()).action(
    async (old, fresh, options) => {
      const { compareCommand } = await import("./commands/compare.js");
      run.status = await compareCommand([old, fresh], { ...noneGiven, ...options }, run.terminal);
    },
  );
};

const addVerify: AddCommand = (program, run) => {
  const command = program
    .command("verify")
    .description("the files against what name servers answer; the only command that uses the network")
    .argument("[path...]", "zone files, folders, patterns or a named.conf");
  const reading = withFormat(withGate(withInputs(command), "warning"), "pretty, json or unix");
  withAsking(reading.option("-q, --quiet", "errors alone")).action(async (paths, options) => {
    const { verifyCommand } = await import("./commands/verify.js");
    const given = { server: [], expect: [], ...noneGiven, ...options };
    run.status = await verifyCommand(paths, given, run.terminal);
  });
};

const addExplain: AddCommand = (program, run) => {
  const command = program
    .command("explain")
    .description("what a rule finds, why it matters and what to do")
    .argument("<rule...>", "rule ids, as findings name them");
  withColor(command)
    .addHelpText("after", "\nExample: zonewright explain srv-target-not-on-certificate")
    .action(async (ids, options) => {
      const { explainCommand } = await import("./commands/explain.js");
      run.status = await explainCommand(ids, options, run.terminal);
    });
};

const addRules: AddCommand = (program, run) => {
  withFormat(program.command("rules").description("all rules"), "pretty or json")
    .addHelpText("after", "\nExample: zonewright rules --format json")
    .action(async (options) => {
      const { rulesCommand } = await import("./commands/rules.js");
      run.status = await rulesCommand({ ...noneGiven, ...options }, run.terminal);
    });
};

const addInit: AddCommand = (program, run) => {
  program
    .command("init")
    .description("writes a zonewright.yaml for the zones and certificates that lie here")
    .addHelpText("after", "\nExample: zonewright init")
    .action(async () => {
      const { initCommand } = await import("./commands/init.js");
      run.status = await initCommand(run.terminal);
    });
};

const addCompletion: AddCommand = (program, run) => {
  program
    .command("completion")
    .description("a script that completes commands, options and rules in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh"]))
    .addHelpText("after", '\nExample: eval "$(zonewright completion bash)"')
    .action(async (shell) => {
      // Only the command that runs has been added so far.
      for (const [name, add] of commands) if (name !== "completion") add(program, run);
      const { completionCommand } = await import("./commands/completion.js");
      run.status = await completionCommand(shell, program, run.terminal);
    });
};

/** By name, in the order of the help. */
export const commands: ReadonlyMap<string, AddCommand> = new Map([
  ["lint", addLint],
  ["fix", addFix],
  ["records", addRecords],
  ["generate", addGenerate],
  ["convert", addConvert],
  ["walk", addWalk],
  ["cert", addCert],
  ["compare", addCompare],
  ["verify", addVerify],
  ["explain", addExplain],
  ["rules", addRules],
  ["init", addInit],
  ["completion", addCompletion],
]);
