// The background: service worker in Chromium, event page in Firefox, the same file in both.
//
// Decides only which listener hears what; all are set in the first turn, so that a worker that was asleep hears the
// event that woke it.

import { dropPermissions, forgetLostPermissions } from '../settings/permissions.ts';
import { handleClick } from './click.ts';
import { forgetLists } from './filter_lists.ts';
import { handleCommand, handleMenu, installMenu } from './menu.ts';
import { handleMessage } from './requests.ts';
import { registerSites } from './sites.ts';
import { welcome } from './welcome.ts';

declare const importScripts: ((file: string) => void) | undefined;

// Firefox lists core.js before this file in the manifest.
if (typeof importScripts === 'function') importScripts('core.js');

chrome.runtime.onInstalled.addListener(installMenu);
chrome.runtime.onInstalled.addListener(welcome);
chrome.runtime.onInstalled.addListener(registerSites);
chrome.runtime.onStartup.addListener(registerSites);
chrome.runtime.onStartup.addListener(dropPermissions);
chrome.permissions.onAdded.addListener(registerSites);
chrome.permissions.onRemoved.addListener(registerSites);
chrome.permissions.onRemoved.addListener(forgetLostPermissions);
chrome.storage.local.onChanged.addListener((changes) => {
  forgetLists(changes);
  if ('sites' in changes) void registerSites();
});
chrome.action.onClicked.addListener(handleClick);
chrome.runtime.onMessage.addListener(handleMessage);
// Browsers of telephones have neither.
chrome.contextMenus?.onClicked.addListener(handleMenu);
chrome.commands?.onCommand.addListener(handleCommand);
