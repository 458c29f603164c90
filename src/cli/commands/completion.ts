import type { Command } from "commander";
import { rules } from "../../rules/index.js";
import { type ExitStatus, exit } from "../exit.js";
import type { Terminal } from "../terminal.js";

/** Words that commander does not know of: values of options, and arguments that are no files. */
const values: Readonly<Record<string, readonly string[]>> = {
  "--rule": rules.map(({ meta }) => `${meta.id}=`),
  "--format": ["pretty", "json", "unix"],
};
const positional: Readonly<Record<string, readonly string[]>> = {
  generate: ["srv", "host", "redirect", "federation"],
  cert: ["show"],
  completion: ["bash", "zsh"],
  explain: rules.map(({ meta }) => meta.id),
};

/**
 * `zonewright completion SHELL`: a script for the shell to evaluate; files are completed by the shell itself.
 * @param program with all commands
 */
export async function completionCommand(shell: string, program: Command, { stdout }: Terminal): Promise<ExitStatus> {
  // zsh runs bash completions when it is told to.
  const preamble = shell === "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
  stdout.write(preamble + bashScript(program));
  return exit.ok;
}

function bashScript({ commands }: Command): string {
  const names = [...commands.map((command) => command.name()), "help"].sort();
  return `_zonewright() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${names.join(" ")}"
  else
    case "\${COMP_WORDS[1]} $prev" in
${cases(commands.flatMap(valueCases))}
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

function valueCases(command: Command): Case[] {
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
