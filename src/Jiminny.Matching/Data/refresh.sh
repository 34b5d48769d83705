#!/usr/bin/env bash
# Refreshes the embedded domain lists. Needs curl or apt, npm and node; run it, read the diff, commit it.
#   freemail.txt     email-providers (ISC) without what disposable-email-domains (MIT) also lists, plus freemail.extra.txt
#   disposable.txt   what both lists name
#   public_suffix_list.dat   publicsuffix.org (MPL-2.0), unmodified, both the ICANN and the PRIVATE section
# shared-infrastructure.txt, not-people.txt and freemail.extra.txt are kept by hand.
set -euo pipefail
data="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

for package in email-providers disposable-email-domains; do
  npm pack --silent "$package" > /dev/null
  mkdir "$package" && tar xzf "$package"-*.tgz -C "$package"
done

cat > lists.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
const [, , data] = process.argv;
const json = file => JSON.parse(readFileSync(file, 'utf8'));
const version = name => json(`${name}/package/package.json`).version;
const isDomain = text => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text);
const disposable = new Set(json('disposable-email-domains/package/index.json').map(d => d.toLowerCase()));
const providers = json('email-providers/package/all.json').map(d => d.trim().toLowerCase()).filter(isDomain);
const extra = readFileSync(`${data}/freemail.extra.txt`, 'utf8').split('\n').map(l => l.trim()).filter(l => l && !l.startsWith('#'));
const free = new Set(extra);
const thrown = new Set();
for (const domain of providers) (disposable.has(domain) && !free.has(domain) ? thrown : free).add(domain);
const write = (file, head, set) => writeFileSync(`${data}/${file}`, `${head}\n${[...set].sort().join('\n')}\n`);
const source = `email-providers ${version('email-providers')}, disposable-email-domains ${version('disposable-email-domains')}; see NOTICE.md`;
write('freemail.txt', `# Providers of free mailboxes. ${source}`, free);
write('disposable.txt', `# Providers of throw-away addresses. ${source}`, thrown);
JS
node lists.mjs "$data"

if ! curl -fsSL -m 60 -o list.dat https://publicsuffix.org/list/public_suffix_list.dat; then
  apt-get download publicsuffix > /dev/null
  dpkg-deb -x publicsuffix_*.deb deb && cp deb/usr/share/publicsuffix/public_suffix_list.dat list.dat
fi
cp list.dat "$data/public_suffix_list.dat"
wc -l "$data"/*.txt "$data"/*.dat
