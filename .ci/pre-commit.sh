# Both ways of using the hooks, with Debian's pre-commit and the packed package in the place of the published one.
export PRE_COMMIT_HOME="$scratch/pre-commit"

hook_from_mirror() {
  cp -R "$repo/integrations/pre-commit" "$scratch/mirror" && cd "$scratch/mirror" && commit_all || return 1
  local rev
  rev=$(git rev-parse HEAD)
  project mirrored <<CONFIG || return 1
repos:
  - repo: $scratch/mirror
    rev: $rev
    hooks:
      - id: zonewright
        additional_dependencies: ["$scratch/zonewright.tgz"]
      - id: zonewright-project
        additional_dependencies: ["$scratch/zonewright.tgz"]
CONFIG
  hook_speaks_of_the_right_files
}

hook_local() {
  project local <<CONFIG || return 1
repos:
$(sed -n '/^  - repo: local/,/^```/{/^```/!p}' "$repo/integrations/pre-commit/README.md" |
    sed "s|\"zonewright@[^\"]*\"|\"$scratch/zonewright.tgz\"|")
CONFIG
  hook_speaks_of_the_right_files
}

# project NAME <CONFIG: a repository with two zones, one of them in order, and these hooks.
project() {
  mkdir -p "$scratch/$1/zones" && cd "$scratch/$1" || return 1
  cat >.pre-commit-config.yaml
  zone contoso.example 192.0.2.10 >zones/contoso.example.zone
  zone fabrikam.example 192.0.2.10 >zones/fabrikam.example.zone
  cat >zonewright.yaml <<'YAML'
zones: { public: [zones] }
certificates: [{ names: [mail.contoso.example, autodiscover.contoso.example] }]
YAML
  commit_all
}

commit_all() {
  git init -q && git add -A && git -c user.name=ci -c user.email=ci@example.com commit -q --no-verify -m "Start"
}

hook_speaks_of_the_right_files() {
  expect 1 pre-commit run zonewright --all-files >all 2>&1 || { cat all; return 1; }
  cat all
  grep -q 'zones/fabrikam.example.zone:[0-9]' all || return 1
  ! grep -q 'zones/contoso.example.zone:[0-9]*:[0-9]* *error' all || return 1
  expect 0 pre-commit run zonewright --files zones/contoso.example.zone || return 1
  expect 1 pre-commit run zonewright --files zones/fabrikam.example.zone
}
