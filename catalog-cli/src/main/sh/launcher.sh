#!/bin/sh
# The program is the jar behind these lines; this part only finds a Java to run it with.
# CARTULARY_JAVA names one; CARTULARY_JAVA_OPTS adds options for it.
set -u
newest() {
  for home in "$@"; do
    [ -x "$home/bin/java" ] || continue
    # The release file of a JDK says JAVA_VERSION="25.0.1".
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    [ -n "$version" ] && [ "$version" -ge 17 ] && echo "$version $home"
  done | sort -rn | head -n 1
}
if [ -n "${CARTULARY_JAVA:-}" ]; then
  java=$CARTULARY_JAVA
  version=0
else
  found=$(newest ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*)
  if [ -n "$found" ]; then
    version=${found%% *}
    java=${found#* }/bin/java
  elif command -v java >/dev/null 2>&1; then
    java=java
    version=0
  else
    echo "cartulary: needs Java 17 or later: set JAVA_HOME" >&2
    exit 1
  fi
fi
set -- -jar "$0" "$@"
[ "$version" -ge 24 ] && set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
# From Java 19 on the classes that were loaded are kept for the next start, which then takes half the time.
if [ "$version" -ge 19 ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/cartulary
  if mkdir -p "$cache" 2>/dev/null; then
    set -- -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$cache/classes-$version.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off "$@"
  fi
fi
# shellcheck disable=SC2086 # options are words
exec "$java" -XX:TieredStopAtLevel=1 -Xshare:auto -XX:+UseSerialGC -Djena.iriprovider=IRI3986 ${CARTULARY_JAVA_OPTS:-} "$@"
exit 1
