// Checks every page of a folder: markup with the Nu checker, then behaviour and access in Chromium.
// One line a finding; exit code 1 if there is any.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [dir, shots] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(process.env.TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const vnu = require("vnu-jar");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SETTINGS = [
  { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "desktop dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
];

const pages = readdirSync(dir, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .sort()
  .map((name) => join(dir, name));
if (pages.length === 0) {
  console.error(`pages: no *.html in ${dir}`);
  process.exit(2);
}
const label = (page) => relative(dir, page);

// A finding that several settings share is told once, with their names.
const findings = new Map();
const remarks = new Map();
const note = (where, page, what, setting) => {
  const key = `${label(page)}: ${what}`;
  if (!where.has(key)) where.set(key, []);
  if (setting) where.get(key).push(setting);
};

function checkMarkup() {
  const result = spawnSync(
    "java",
    ["-jar", vnu, "--format", "json", "--stdout", ...pages],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  let messages;
  try {
    ({ messages } = JSON.parse(result.stdout));
  } catch {
    throw new Error(`the Nu checker did not run: ${result.error ?? result.stderr}`);
  }
  for (const { type, subType, url, lastLine, firstColumn, message, extract } of messages) {
    const page = decodeURIComponent(new URL(url).pathname);
    const place = lastLine ? ` (line ${lastLine}, column ${firstColumn ?? 1})` : "";
    const words = `${message}${place}${extract ? `: ${extract.replace(/\s+/g, " ").trim()}` : ""}`;
    if (type === "error" || type === "non-document-error") note(findings, page, `markup: ${words}`);
    else note(remarks, page, `markup ${subType ?? type}: ${words}`);
  }
}

async function checkAccess(tab, page, setting) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: [...tags, "best-practice"], resultTypes: ["violations"] }),
    WCAG,
  );
  for (const { id, help, tags, nodes } of violations) {
    const where = tags.some((tag) => WCAG.includes(tag)) ? findings : remarks;
    for (const { target, failureSummary } of nodes.slice(0, 3)) {
      const why = failureSummary.split("\n").slice(1).join(" ").replace(/\s+/g, " ").trim();
      note(where, page, `axe ${id}: ${help}: ${target.join(" ")}: ${why}`, setting);
    }
  }
}

async function checkPage(browser, page, { name, ...options }) {
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const tab = await context.newPage();
  const address = pathToFileURL(page).href;
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file:") && !url.startsWith("data:")) note(findings, page, `asks the network for ${url}`);
  });
  tab.on("console", (message) => {
    if (message.type() === "error") note(findings, page, `console: ${message.text()}`);
  });
  await tab.goto(address);

  // By keyboard, the first stop is the link that skips what every page repeats.
  await tab.keyboard.press("Tab");
  if (!(await tab.evaluate(() => document.activeElement?.matches(".skip") ?? false))) {
    note(findings, page, "the first Tab does not reach the skip link", name);
  }
  await tab.evaluate(() => {
    document.activeElement?.blur();
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

  const modes = await tab.$$eval("input[type=radio][name=view]", (inputs) => inputs.map(({ id }) => id));
  for (const mode of modes.length > 0 ? modes : [""]) {
    // What a size does not offer is not checked in it.
    if (mode && !(await tab.locator(`#${mode}`).isVisible())) continue;
    if (mode) await tab.locator(`#${mode}`).check({ force: true });
    const setting = mode ? `${name}, ${mode}` : name;
    await checkAccess(tab, page, setting);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) note(findings, page, `is ${wide} pixels wider than the screen`, setting);
    const shown = await tab.evaluate(
      () => [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility()).length,
    );
    if (shown !== 1) note(findings, page, `has ${shown} visible h1, not 1`, setting);
  }
  await context.close();
}

async function picture(browser, page) {
  const stem = join(shots, label(page).replace(/\.html$/, "").replaceAll("/", "_"));
  for (const { name, ...options } of SETTINGS) {
    const context = await browser.newContext(options);
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.screenshot({ path: `${stem}-${name.replace(" ", "-")}.png`, fullPage: true });
    if (name === "desktop") {
      for (const mode of await tab.$$eval("input[name=view]", (inputs) => inputs.slice(1).map(({ id }) => id))) {
        await tab.locator(`#${mode}`).check({ force: true });
        await tab.screenshot({ path: `${stem}-${mode}.png`, fullPage: true });
      }
      await tab.goto(pathToFileURL(page).href);
      await tab.pdf({ path: `${stem}-print.pdf`, preferCSSPageSize: true, format: "A4" });
    }
    await context.close();
  }
  try {
    execFileSync("pdftoppm", ["-r", "70", "-png", `${stem}-print.pdf`, `${stem}-print`], { stdio: "ignore" });
  } catch {
    // The PDF is enough where there is no pdftoppm.
  }
}

checkMarkup();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  for (const page of pages) {
    for (const setting of SETTINGS) await checkPage(browser, page, setting);
  }
  if (shots) {
    mkdirSync(shots, { recursive: true });
    for (const page of pages) await picture(browser, page);
  }
} finally {
  await browser.close();
}

const show = (found) => [...found].map(([what, where]) => (where.length > 0 ? `${what} [${where.join("; ")}]` : what));
for (const line of show(remarks)) console.log(`note: ${line}`);
for (const line of show(findings)) console.log(`FAIL: ${line}`);
console.log(`${pages.length} page(s) checked: ${findings.size} finding(s), ${remarks.size} note(s)`);
process.exit(findings.size > 0 ? 1 : 0);
