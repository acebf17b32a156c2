#!/usr/bin/env bash
# Writes docs/appsettings.schema.json from the options classes. Read the diff before committing it.
set -euo pipefail
cd "$(dirname "$0")/.."
GORPC_ACCEPT_SCHEMA=1 dotnet test --project tests/GoRpc.Integration.Tests -- --filter-class '*SettingsTests' --filter-method '*Schema_OfSettings*'
git diff --stat -- docs/appsettings.schema.json
