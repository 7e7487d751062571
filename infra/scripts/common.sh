# What deploy, finish, smoke and remove share. Sourced, not run.
# shellcheck shell=bash

fail() {
  echo "$*" >&2
  exit 1
}

# A step is a sentence; what it does follows.
step() { printf '\n== %s\n' "$*"; }

# A command as one could type it: only what needs quotes has them. A dry run is to be read, or kept, as a whole; otherwise
# the output of the command itself may be wanted.
show() {
  local word line=
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:=@%+,-]* | '') line+=" ${word@Q}" ;;
      *) line+=" $word" ;;
    esac
  done
  if [ -n "${DRY_RUN:-}" ]; then echo " $line"; else echo " $line" >&2; fi
}

# Shows a command, and runs it unless this is a dry run.
run() {
  show "$@"
  [ -n "${DRY_RUN:-}" ] || "$@"
}

# Runs a command again until it works: for what the cloud needs some time to know everywhere.
until_it_works() {
  local seconds=$1 deadline=$((SECONDS + $1))
  shift
  show "$@"
  [ -z "${DRY_RUN:-}" ] || return 0
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || fail "It did not work for $seconds seconds: $1 ${2:-} ${3:-}. What it said last is above."
    sleep "${GAZETTE_PAUSE:-10}"
  done
}

# Runs a command again until it prints something, and keeps that under a name.
until_it_says() {
  local name=$1 seconds=$2 deadline=$((SECONDS + $2)) said=''
  shift 2
  show "$@"
  if [ -n "${DRY_RUN:-}" ]; then
    printf -v "$name" '<%s>' "$name"
    return
  fi
  until said=$("$@") && [ -n "$said" ]; do
    [ "$SECONDS" -lt "$deadline" ] || fail "It said nothing for $seconds seconds: $1 ${2:-} ${3:-} ${4:-}."
    sleep "${GAZETTE_PAUSE:-10}"
  done
  printf -v "$name" '%s' "$said"
}

# Names every tool that is missing, and how to get it.
need() {
  local missing=0 tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null && continue
    missing=1
    case $tool in
      az) echo "az is missing: install the Azure CLI, https://learn.microsoft.com/cli/azure/install-azure-cli" >&2 ;;
      azd) echo "azd is missing: install the Azure Developer CLI, https://aka.ms/azd-install" >&2 ;;
      dotnet) echo "dotnet is missing: install the .NET 10 SDK" >&2 ;;
      zbarimg) echo "zbarimg is missing, which reads the QR code of the smoke test: apt-get install zbar-tools, or brew install zbar" >&2 ;;
      *) echo "$tool is missing: install it with your system's packages" >&2 ;;
    esac
  done
  [ "$missing" = 0 ] || fail "Nothing was changed. The dev container (.devcontainer) has all of them."
}

# Fails by name where a value is missing that an earlier step should have left.
want() {
  local name
  for name in "$@"; do
    [ -n "${!name:-}" ] || fail "$name is not set. infra/deploy and azd set it from what the template gives back."
  done
}

# One value out of the JSON that a template gives back. The service changes the case of such names.
output() {
  awk -v name="$1" -F'"' '/^  "/ { at = tolower($2) } $2 == "value" && at == tolower(name) { print $4 }'
}
