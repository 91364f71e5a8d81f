// Opens pages of `--to html` in Chromium and uses them as a reader would: html.mjs TASKS.json BROWSER
// A task: {file, screenshots (a folder; none: no pictures), words (a name to search for)}. Prints a JSON array, for each task
// {error} or {failed: [what was not as it should be], seen: {opened (ms), frames (a second)}}; {unavailable: why} where no browser starts.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function use(browser, task) {
  const failed = [], seen = {};
  const check = (truth, what) => { if (!truth) failed.push(what); };
  const page = await browser.newPage();
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) failed.push("console: " + message.text()); });
  page.on("pageerror", (error) => failed.push("error: " + error.message));
  page.on("request", (request) => { if (!/^(file|data):/.test(request.url()) || (request.url().startsWith("file:") && !request.isNavigationRequest())) failed.push("request: " + request.url()); });
  page.on("dialog", (dialog) => { failed.push("dialog: " + dialog.message()); dialog.dismiss(); });
  const shot = async (name) => { if (task.screenshots) await page.screenshot({ path: path.join(task.screenshots, path.basename(task.file, ".html") + "." + name + ".png") }); };
  const text = (selector) => page.$eval(selector, (element) => element.textContent);
  const all = (selector) => page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
  const url = pathToFileURL(task.file).href;
  await page.setViewport({ width: 1400, height: 900 });
  const begin = Date.now();
  await page.goto(url);
  await page.waitForFunction(() => document.getElementById("canvas").dataset.painted > 0);
  seen.opened = Date.now() - begin;
  const data = await page.$eval("#data", (element) => JSON.parse(element.textContent));
  await shot("first");
  const painted = await page.$eval("#canvas", (canvas) => { const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data; let sum = 0; for (let at = 3; at < pixels.length; at += 4) sum += pixels[at] > 0; return sum / (pixels.length / 4); });
  check(painted > 0.002 || data.graphs[data.start].nodes.length === 0, "the picture is not empty");
  check((await text("#counts")).startsWith(data.claims.length.toLocaleString("en") + " claim"), "the number of claims is told");

  // Evidence: the words of a claim are marked in its sentence.
  const chosen = data.claims.findIndex((claim) => claim.subject[3] > claim.subject[2] && claim.subject[2] >= data.sentences[claim.sentence].begin);
  if (chosen >= 0) {
    const claim = data.claims[chosen], sentence = data.sentences[claim.sentence];
    await page.goto(url + "#" + claim.id);
    await page.reload();
    await page.waitForSelector(".claim.chosen blockquote");
    const words = Array.from(sentence.text).slice(claim.subject[2] - sentence.begin, claim.subject[3] - sentence.begin).join("");
    check((await text(".claim.chosen blockquote")) === sentence.text, "a deep link shows the sentence of the claim");
    check((await all(".claim.chosen blockquote mark.s")).join("").length > 0 && words.startsWith((await all(".claim.chosen blockquote mark.s"))[0].slice(0, 3)), "the subject's words are marked");
    await shot("evidence");
  }

  // Search.
  const thing = data.things.find((one) => one.label === task.words) || data.things[0];
  if (thing) {
    await page.type("#search", thing.label.slice(0, 12));
    await page.waitForSelector("#found li");
    await page.keyboard.press("ArrowDown");
    const first = await page.$eval("#found li", (item) => item.dataset.id);
    await page.keyboard.press("Enter");
    check((await page.evaluate(() => location.hash)) === "#" + first, "what is found is gone to");
    check((await text("#lists h2")) === data.things.find((one) => one.id === first).label, "the thing chosen is shown");
    await pause(500);
    await shot("thing");
  }

  // Filters.
  await page.click("#tab-claims");
  await page.click("#filters summary");
  await page.select("[name=sign]", "-");
  const negated = data.claims.filter((claim) => claim.negated).length;
  check((await text("#counts")).startsWith(negated.toLocaleString("en") + " of"), "the filter by sign leaves " + negated + " claims: " + (await text("#counts")));
  check((await page.$$("#lists .claim:not(.negated)")).length === 0, "only negated claims are listed");
  await shot("filtered");
  await page.click("#filter-form [type=reset]");
  await page.waitForFunction((number) => document.getElementById("counts").textContent.startsWith(number.toLocaleString("en") + " claim"), {}, data.claims.length);
  await page.click("#filters summary");

  // Contradictions, timeline, statements, things.
  const pairs = data.claims.reduce((sum, claim, number) => sum + claim.conflicts.filter((other) => number < other).length, 0);
  await page.click("#tab-contradictions");
  check((await page.$$(".pair")).length === Math.min(pairs, 60), "contradictions side by side: " + pairs);
  await shot("contradictions");
  await page.click("#tab-timeline");
  if (await page.$("#days button")) {
    await page.click("#days li:last-child button");
    check((await text("#active")) !== "", "a bar of the timeline filters");
    await shot("timeline");
    await page.click("#filter-form [type=reset]");
    await page.click("#filters summary");
  }
  await page.click("#tab-statements");
  check((await page.$$("#lists tbody tr")).length > 0 || data.claims.length === 0, "statements are listed");
  await shot("statements");
  await page.click("#tab-things");
  await shot("things");

  // The picture by mouse and by keyboard.
  await page.click("#zoom-all");
  await page.keyboard.press("Escape");
  const box = await (await page.$("#canvas")).boundingBox();
  let hit = null;
  for (let y = 40; !hit && y < box.height - 60; y += 9)
    for (let x = 40; !hit && x < box.width - 40; x += 9) {
      await page.mouse.move(box.x + x, box.y + y);
      if (await page.$eval("#tip", (tip) => !tip.hidden && / \(\w+\), /.test(tip.textContent))) hit = [box.x + x, box.y + y];
    }
  if (data.graphs[data.start].nodes.length > 0 && check(hit, "something is found under the pointer") === undefined && hit) {
    const tip = await text("#tip");
    await page.mouse.click(...hit);
    await pause(500);
    check(tip.startsWith(await text("#lists h2")), "a click on a thing chooses it: " + tip);
    await shot("clicked");
    await page.focus("#canvas");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"]) await page.keyboard.press(key);
    const spoken = await text("#spoken");
    await page.keyboard.press("Enter");
    check(spoken.startsWith(await text("#lists h2")), "arrow keys go from thing to thing: " + spoken);
    for (const key of ["+", "-", "0"]) await page.keyboard.press(key);
  }
  await page.click("[name=graph][value=flat]");
  await pause(500);
  await shot("flat");

  // How fast it is drawn while it moves.
  seen.frames = await page.evaluate(() => new Promise((resolve) => {
    const canvas = document.getElementById("canvas"), from = Number(canvas.dataset.painted), begin = performance.now();
    let turn = 0;
    const move = () => {
      const passed = performance.now() - begin;
      if (passed > 2000) return resolve(Math.round((1000 * (Number(canvas.dataset.painted) - from)) / passed));
      canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: turn++ % 20 < 10 ? -30 : 30, clientX: 400, clientY: 500, bubbles: true, cancelable: true }));
      requestAnimationFrame(move);
    };
    move();
  }));

  // Who sees, hears and holds it otherwise.
  const violations = async () => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run().then((result) => result.violations));
    return found.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => one.id + ": " + one.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" "));
  };
  for (const one of await violations()) failed.push("axe: " + one);
  await page.click("#theme");
  await pause(200);
  await shot("other-theme");
  for (const one of await violations()) failed.push("axe, other theme: " + one);
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await page.reload();
  await page.waitForFunction(() => document.getElementById("canvas").dataset.painted > 0);
  await pause(300);
  check(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), "nothing is wider than a phone");
  await shot("phone");
  await page.evaluate(() => document.getElementById("panel").scrollIntoView());
  await shot("phone-list");
  await page.close();
  return { failed, seen };
}

let browser;
try {
  browser = await puppeteer.launch({ executablePath: process.argv[3], args: [...(process.getuid() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-dev-shm-usage"] });
} catch (error) {
  console.log(JSON.stringify({ unavailable: String(error.message).split("\n")[0] }));
  process.exit(0);
}
const answers = [];
for (const task of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  try {
    answers.push(await use(browser, task));
  } catch (error) {
    answers.push({ error: String(error.stack) });
  }
}
await browser.close();
console.log(JSON.stringify(answers));
