# What the tests call: BIND's zone readers, OpenSSL, patch, git, pre-commit; python3 measures for the bench.
debian_packages() {
  local command missing=
  for command in named-compilezone named-checkzone openssl patch git pre-commit python3; do
    command -v "$command" || missing=1
  done
  [ -n "$missing" ] || return 0
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -q || return 1
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    bind9-utils openssl patch git pre-commit python3
}
