# What the tests call: BIND, NSD, Knot and PowerDNS with their tools, the checker of ldns, OpenSSL, jq, the AWS command line, patch, git, pre-commit; python3 measures for the bench.
debian_packages() {
  local command missing=
  for command in named-compilezone named-checkzone named nsupdate dig nsd knotd knsupdate pdns_server sqlite3 jq aws kzonecheck ldns-read-zone openssl patch git pre-commit python3; do
    command -v "$command" || missing=1
  done
  [ -n "$missing" ] || return 0
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -q || return 1
  # The tests start name servers of their own: without this answer the packages would start theirs too.
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy && $sudo chmod +x $policy && ours=1
  fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    bind9 bind9-utils bind9-dnsutils nsd knot knot-dnsutils knot-dnssecutils pdns-server pdns-backend-sqlite3 sqlite3 jq awscli ldnsutils openssl patch git pre-commit python3
  local status=$?
  [ -z "$ours" ] || $sudo rm -f $policy
  return $status
}
