#!/bin/sh
# Builds ground/static/ground/kern.css, htmx and the font subsets from pinned packages. Needs node, npm and pyftsubset
# (pip install fonttools brotli); only whoever upgrades KERN runs it, its results are committed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
static="$here/../../src/miteinander/ground/static/ground"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/package-lock.json" "$here/kern.scss" "$work/"
(cd "$work" && npm ci --silent --no-audit --no-fund)
kern="$work/node_modules/@kern-ux/native"
version=$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$kern/package.json" | head -1)

"$work/node_modules/.bin/sass" -q --no-source-map --no-charset --style=compressed -I "$kern/src/scss" "$work/kern.scss" "$work/kern.css"
node "$here/slim.mjs" "$work/kern.css" "$static/stadt.css" "$static/kern.css" "$version"

htmx=$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$work/node_modules/htmx.org/package.json" | head -1)
{ echo "/*! htmx $htmx, Zero-Clause BSD, https://htmx.org */"; cat "$work/node_modules/htmx.org/dist/htmx.min.js"; } > "$static/htmx.min.js"

# Latin with every European accent, punctuation, arrows, currency; hinting kept for office screens.
glyphs='U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+1E9E,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265'
for face in Regular SemiBold; do
  pyftsubset "$kern/dist/fonts/fira-sans/FiraSans-$face.woff2" --unicodes="$glyphs" --flavor=woff2 \
    --layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum,lnum,case --output-file="$static/fonts/fira-sans-$(echo $face | tr A-Z a-z).woff2"
done
ls -l "$static" "$static/fonts"
