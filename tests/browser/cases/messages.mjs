// Messages of the view by keyboard, and keys that are held.
//
// Decides that what a message offers can be reached before it goes, and that no key that opens or switches something does so
// again while it is held.

import { atRest, ok, pause, same, soon, until } from '../runner.mjs';
import { asNew, leaveView, openView } from '../view.mjs';

const ask = (page, question) => page.evaluate((text) => new Function('root', `return (${text})(root)`)(document.querySelector('lectern-view').shadowRoot), question.toString());

async function openSample({ driver, makePage, origin }, sample) {
  const page = await makePage();
  await page.goto(asNew(`${origin}/pages/${sample}.html`));
  await openView(driver, page);
  await until(() => ask(page, (root) => root.querySelector('#panel-help') !== null), 'the tools are there');
  return page;
}

export const messageCases = [
  {
    name: 'messages: F6 leads to the way back after a jump, and back to where one was',
    async run(context) {
      const { driver } = context;
      const page = await openSample(context, 'english');
      // Back to the mark of a note, which is a link as well.
      const place = () => ask(page, (root) => root.activeElement?.textContent.trim() ?? '');
      await ask(page, (root) => {
        const link = [...root.querySelectorAll('article a.within')].find((one) => one.textContent.trim().length > 3);
        link.focus();
      });
      const link = await place();
      await page.keyboard.press('Enter');
      await until(() => ask(page, (root) => root.querySelector('.announcement.shown button:not([hidden])') !== null), 'the way back is offered');
      // On the way there the focus is nowhere for a moment.
      const arrived = async () => [await place()].find((now) => now !== '' && now !== link);
      const before = await until(arrived, 'the focus has come to where the link leads');
      await page.keyboard.press('F6');
      await until(() => ask(page, (root) => root.activeElement?.closest('.announcement') != null), 'the key leads there');
      await page.keyboard.press('F6');
      await soon(place, before, 'and back');
      await page.keyboard.press('a');
      await until(() => ask(page, (root) => root.querySelector('#panel-look').matches(':popover-open')), 'a panel is open');
      await ask(page, (root) => root.querySelector('#panel-look :is(select, input[type="text"])').focus());
      await page.keyboard.press('F6');
      await until(() => ask(page, (root) => root.activeElement?.closest('.announcement') != null), 'from a field as well, which takes letters alone');
      await page.keyboard.press('Enter');
      await until(async () => (await place()) === link, 'the reader is back at the link');
      await leaveView(driver, page);
    },
  },
  {
    name: 'messages: a key that follows at once, before anything is painted, leads there as well',
    async run(context) {
      const { driver } = context;
      const page = await openSample(context, 'english');
      const place = () => ask(page, (root) => root.activeElement?.textContent.trim() ?? '');
      for (let round = 0; round < 5; round += 1) {
        await ask(page, (root) => [...root.querySelectorAll('article a.within')].find((one) => one.textContent.trim().length > 3).focus());
        const link = await place();
        await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('F6')]);
        await until(() => ask(page, (root) => root.activeElement?.closest('.announcement') != null), 'the key leads there');
        await page.keyboard.press('Enter');
        await until(async () => (await place()) === link, 'the reader is back at the link');
        await until(() => ask(page, (root) => getComputedStyle(root.querySelector('.announcement')).visibility === 'hidden'), 'the message has gone');
      }
      await leaveView(driver, page);
    },
  },
  {
    name: 'messages: a panel that opens leaves the focus where a key has led it meanwhile',
    async run(context) {
      const { driver } = context;
      const page = await openSample(context, 'english');
      // Browsers tell that a panel is open a while after it is: here the focus moves between the two.
      const link = await ask(page, (root) => {
        root.querySelector('#panel-look').showPopover();
        const links = root.querySelectorAll('article a.within');
        links[1].focus();
        return links[1].textContent.trim();
      });
      await until(() => ask(page, (root) => root.querySelector('#panel-look').matches(':popover-open')), 'the panel is open');
      same(await atRest(() => ask(page, (root) => root.activeElement?.textContent.trim())), link);
      await leaveView(driver, page);
    },
  },
  {
    name: 'keys: one that is held opens and switches once, and walks on',
    async run(context) {
      const { driver } = context;
      const page = await openSample(context, 'long-read');
      const themes = await page.evaluateHandle(() => {
        const seen = [];
        new MutationObserver((records) => records.forEach(({ target }) => seen.push(target.dataset.theme))).observe(document.querySelector('lectern-view').shadowRoot.querySelector('dialog'), { attributeFilter: ['data-theme'] });
        return seen;
      });
      const hold = async (key, times) => {
        for (let time = 0; time < times; time += 1) await page.keyboard.down(key);
        await page.keyboard.up(key);
      };
      await hold('d', 6);
      await until(async () => (await themes.jsonValue()).length > 0, 'the theme changes');
      await pause(200);
      same(new Set(await themes.jsonValue()).size, 1, 'one theme on');
      await hold('a', 4);
      const isOpen = () => ask(page, (root) => root.querySelector('#panel-look').matches(':popover-open'));
      await until(isOpen, 'the panel is open');
      await pause(200);
      ok(await isOpen(), 'and stays so');
      await page.keyboard.press('Escape');
      const scroll = () => ask(page, (root) => root.querySelector('dialog').scrollTop);
      await page.keyboard.press('j');
      await until(async () => (await scroll()) > 0, 'one paragraph on');
      const one = await atRest(scroll, 'the view stands still');
      await hold('j', 6);
      await until(async () => (await scroll()) > one * 2, 'walking goes on');
      for (let press = 0; press < 12 && (await ask(page, (root) => root.querySelector('dialog').dataset.theme)) !== 'paper'; press += 1) await page.keyboard.press('d');
      await leaveView(driver, page);
    },
  },
];
