import type { Command } from "commander";
import { type ExitStatus, exit } from "../exit.js";
import { knownRules } from "../known-rules.js";
import type { Terminal } from "../terminal.js";

type Words = Readonly<Record<string, readonly string[]>>;

/** Words that commander does not know of. */
interface Vocabulary {
  /** Values of options. */
  readonly values: Words;
  /** Arguments that are no files, by command. */
  readonly positional: Words;
}

function vocabulary(ruleIds: readonly string[]): Vocabulary {
  return {
    values: { "--rule": ruleIds.map((id) => `${id}=`), "--format": ["pretty", "json", "unix"] },
    positional: {
      generate: ["srv", "host", "redirect", "federation"],
      cert: ["show"],
      completion: ["bash", "zsh"],
      explain: ruleIds,
    },
  };
}

/**
 * `zonewright completion SHELL`: a script for the shell to evaluate; files are completed by the shell itself.
 * @param program with all commands
 */
export async function completionCommand(shell: string, program: Command, { stdout }: Terminal): Promise<ExitStatus> {
  // zsh runs bash completions when it is told to.
  const preamble = shell === "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
  const ids = (await knownRules()).map(({ id }) => id);
  stdout.write(preamble + bashScript(program, vocabulary(ids)));
  return exit.ok;
}

function bashScript({ commands }: Command, { values, positional }: Vocabulary): string {
  const names = [...commands.map((command) => command.name()), "help"].sort();
  return `_zonewright() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${names.join(" ")}"
  else
    case "\${COMP_WORDS[1]} $prev" in
${cases(commands.flatMap((command) => valueCases(command, values)))}
      *) case "\${COMP_WORDS[1]} $cur" in
${cases([...commands.flatMap(optionCases), ...Object.entries(positional).map(([name, words]) => [`${name} `, words] as Case)])}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case "\${COMPREPLY[0]}" in *=) compopt -o nospace 2>/dev/null ;; esac
}
complete -o default -F _zonewright zonewright
`;
}

/** The beginning of a line, and the words that may follow. */
type Case = readonly [pattern: string, words: readonly string[]];

/** Beginnings with the same words share a line. */
function cases(all: readonly Case[]): string {
  const byWords = new Map<string, string[]>();
  for (const [start, words] of all) {
    const line = words.join(" ");
    byWords.set(line, [...(byWords.get(line) ?? []), `"${start}"*`]);
  }
  return Array.from(byWords, ([words, starts]) => `      ${starts.join(" | ")}) words="${words}" ;;`).join("\n");
}

function valueCases(command: Command, values: Words): Case[] {
  return optionsOf(command).flatMap((option): Case[] => {
    const words = option.argChoices ?? values[option.long ?? ""];
    return words ? [[`${command.name()} ${option.long}`, words]] : [];
  });
}

function optionCases(command: Command): Case[] {
  return [[`${command.name()} -`, optionsOf(command).map(({ long }) => long ?? "")]];
}

function optionsOf(command: Command) {
  return [command, ...command.commands].flatMap(({ options }) => options);
}
