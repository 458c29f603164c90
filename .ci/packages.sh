# What the tests call: the zone readers of BIND and NSD, OpenSSL, git, pre-commit.
debian_packages() {
  local command missing=
  for command in named-compilezone named-checkzone nsd-checkzone openssl git pre-commit; do
    command -v "$command" || missing=1
  done
  [ -n "$missing" ] || return 0
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -q || return 1
  # A name server is installed for its checker alone: without this answer it would also be started.
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy && $sudo chmod +x $policy && ours=1
  fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    bind9-utils nsd openssl git pre-commit
  local status=$?
  [ -z "$ours" ] || $sudo rm -f $policy
  return $status
}
