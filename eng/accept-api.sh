#!/usr/bin/env bash
# Writes the public API of the packable projects into their PublicAPI files. Read the diff before committing it.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/*/PublicAPI.Unshipped.txt; do
  directory=$(dirname "$project")
  printf '#nullable enable\n' > "$project"
  dotnet format analyzers --diagnostics RS0016 --severity warn "$directory"/*.csproj
done
git diff --stat -- 'src/*/PublicAPI.Unshipped.txt'
