// The panel with the account of what the view leaves out.
//
// Decides nothing but the form: the account itself is the one that the card over a decluttered page shows.

import { Account } from '../account.ts';
import { element } from '../element.ts';
import type { OpenedView } from '../opened_view.ts';
import type { PanelBody, PanelPlan } from './panels.ts';

export const accountPanel: PanelPlan = { name: 'leftout', title: 'account', build: buildAccountPanel };

function buildAccountPanel(view: OpenedView): PanelBody {
  const { wording, reading, lang, doors } = view;
  const account = new Account(wording, lang, doors.parts ?? null);
  account.show(reading.account);
  return {
    content: [element('p', { class: 'account-note' }, wording.text('account_note')), account.box],
    opened: () => account.refresh(),
  };
}
