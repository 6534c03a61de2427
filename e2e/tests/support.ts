// What all tests share: who is signed in, in which language, and that nothing is wrong behind the screen.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { Office } from "../office";
import { PASSWORD } from "./accounts";

export * from "./accounts";
export { expect };
export type Language = "en" | "bn";

type Fixtures = {
  /** Messages of the console that a test expects, such as the browser's note on an answer 401. */
  expected: RegExp[];
  watched: void;
  opened: void;
};

type OfWorker = {
  /** The demo that this worker's tests talk to. */
  office: Office;
};

export const test = base.extend<Fixtures, OfWorker>({
  office: [
    async ({}, use) => {
      const office = new Office();
      await use(office);
      await office.close();
    },
    { scope: "worker" },
  ],
  opened: [
    async ({ office }, use, info) => {
      await office.openFor(info.file);
      await use();
    },
    { auto: true },
  ],
  baseURL: async ({ office, opened }, use) => use(office.address),
  expected: [[], { option: true }],
  // A console error, a script's error or anything that the content security policy blocks fails the test.
  watched: [
    async ({ page, expected }, use) => {
      const wrong: string[] = [];
      page.on("pageerror", (error) => wrong.push(`script: ${error}`));
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(`console: ${message.text()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) =>
          console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI || event.sample}`),
        );
      });
      await use();
      expect(wrong.filter((line) => !expected.some((allowed) => allowed.test(line)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a screen in a language that the account keeps from then on. */
export async function open(page: Page, address: string, language: Language = "en") {
  await speak(page, language);
  await page.goto(address);
  await ready(page, language);
}

/** Signs in by the form of the page that is open. */
export async function signIn(page: Page, address: string) {
  await page.locator("#email").fill(address);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

export async function speak(page: Page, language: Language) {
  const query = "mutation($input: LanguageSetInput!) { languageSet(input: $input) { problems { code } } }";
  const answer = await page.request.post("/graphql", { data: { query, variables: { input: { language: language.toUpperCase() } } } });
  expect(await answer.json()).toEqual({ data: { languageSet: { problems: [] } } });
}

/** Waits until the screen has what it asked for. */
export async function ready(page: Page, language: Language) {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("main h1")).not.toBeEmpty();
  await expect(page.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
}

/** Latin words that are left on a Bangla screen; what stands as it was written doesn't count. */
export function latinWords(page: Page) {
  return page.evaluate(() => {
    const asWritten = '[translate="no"], [lang="en"], script, style, .sprite';
    const left: string[] = [];
    const look = (text: string | null) => {
      const ours = (text ?? "").replace(/\S+@\S+|\S+\.xlsx|\(\.xlsx\)|\b[A-Z]{2,}-[\dA-Z-]+|\bDemo \w+( \w+)?/g, "");
      if (/[A-Za-z]{2,}/.test(ours)) left.push(ours.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(asWritten)) continue;
      if (node instanceof Element) {
        for (const name of ["aria-label", "title", "placeholder", "alt", "data-label"]) look(node.getAttribute(name));
      } else {
        look(node.textContent);
      }
    }
    look(document.title);
    return left;
  });
}

/** No Latin word and no Latin digit is left on a Bangla screen. */
export async function onlyBangla(page: Page) {
  expect(await latinWords(page)).toEqual([]);
  const numbers = await page.locator("main .value, main td.number").allInnerTexts();
  expect(numbers.filter((number) => /[0-9]/.test(number))).toEqual([]);
}

export const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Fails on what keeps somebody from using the page: axe's rules, a screen wider than the phone, two elements of one id. */
export async function check(page: Page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // From the top: what the bars cover on the way down is no finding.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
  expect(told).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  const twice = () => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at);
  expect(await page.evaluate(twice)).toEqual([]);
}
