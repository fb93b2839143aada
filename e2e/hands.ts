import { expect, type Locator, type Page } from 'playwright/test';

/** How somebody works with a page: a journey that takes either shows that both get there. */
export interface Hands {
  viewport: { width: number; height: number };
  press(target: Locator): Promise<void>;
  fill(field: Locator, text: string): Promise<void>;
  choose(list: Locator, label: string): Promise<void>;
  check(box: Locator): Promise<void>;
}

const withMouse: Hands = {
  viewport: { width: 1280, height: 900 },
  press: (target) => target.click(),
  fill: (field, text) => field.fill(text),
  choose: async (list, label) => void (await list.selectOption(label)),
  check: (box) => box.check(),
};

const byKeyboard: Hands = {
  viewport: { width: 390, height: 844 },
  async press(target) {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  async fill(field, text) {
    await tabTo(field);
    await field.page().keyboard.press('Control+A');
    await field.page().keyboard.type(text);
  },
  async choose(list, label) {
    await tabTo(list);
    await list.page().keyboard.type(label);
  },
  async check(box) {
    await tabTo(box);
    await box.page().keyboard.press('Space');
  },
};

export const HANDS: readonly (readonly [name: string, hands: Hands])[] = [
  ['at a desk, with a mouse', withMouse],
  ['on a phone, by keyboard alone', byKeyboard],
];

/** As somebody without a mouse gets there; fails when no Tab leads to it. */
export async function tabTo(target: Locator): Promise<void> {
  const page: Page = target.page();
  await target.waitFor();
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
