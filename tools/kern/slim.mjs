// Takes from the compiled KERN sheet what no page uses: icons, prefixed masks, palette tokens never referred to.
import { readFileSync, writeFileSync } from "node:fs";

const [source, ours, target, version] = process.argv.slice(2);
const UNUSED_ICONS = ["autorenew", "drive-folder-upload", "keyboard-double-arrow-left", "keyboard-double-arrow-right",
  "question-mark", "visibility-off", "more-vert", "content-copy", "brightness-medium"];
const NOTICE = `/*! KERN UX @kern-ux/native ${version}, slim build. Copyright KERN-UX contributors. ` +
  "Lizenziert unter der EUPL-1.2. Built by tools/kern/build.sh; do not edit. */\n";

let css = readFileSync(source, "utf8").replace(/^\uFEFF/, "").replace(/\/\*[\s\S]*?\*\//g, "");
css = css.replace(/-webkit-mask:url\("[^"]*"\)[^;}]*;?/g, "");
for (const icon of UNUSED_ICONS) {
  css = css.replace(new RegExp(`(?:@media \\(forced-colors: ?active\\)\\{)?\\.kern-icon--${icon}\\{[^}]*\\}\\}?`, "g"),
    (rule) => (rule.startsWith("@media") || !rule.endsWith("}}") ? "" : "}"));
}
for (let before = 0; before !== css.length;) {
  before = css.length;
  const used = new Set([...(css + readFileSync(ours, "utf8")).matchAll(/var\(\s*(--[\w-]+)/g)].map((hit) => hit[1]));
  css = css.replace(/(--[\w-]+):[^;{}]*(;|(?=\}))/g, (rule, name) => (used.has(name) ? rule : ""));
}
css = css.replace(/[^{}]+\{\}/g, "").replace(/;\}/g, "}");
if ((css.match(/\{/g) || []).length !== (css.match(/\}/g) || []).length) throw new Error("braces do not match");
writeFileSync(target, NOTICE + css + "\n");
