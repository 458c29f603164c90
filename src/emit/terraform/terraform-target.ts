import type { Target } from "../target.js";
import { configuration } from "./configuration.js";
import type { Provider } from "./provider.js";

/** What tells the target of one provider from that of another. */
export interface TerraformTarget extends Pick<Target, "title" | "unit" | "limit"> {
  readonly provider: Provider;
  /** What to mind with this provider alone: sentences. */
  readonly mind?: readonly string[];
}

/** A target that writes resources of a provider of Terraform. */
export function terraformTarget({ provider, mind = [], ...own }: TerraformTarget): Target {
  return {
    ...own,
    language: "hcl",
    extension: "tf",
    holdsZones: "many",
    isTransaction: false,
    keepsApex: true,
    use: [
      "Put the file beside your other `*.tf` files; its head says what `terraform plan` must print before you apply it.",
      "What is there is imported first and changed then; what goes is imported by a first apply and deleted by a second one, with `-var …_delete_old=true`.",
      ...mind,
    ],
    emit: (emissions) => configuration(emissions, provider),
  };
}
