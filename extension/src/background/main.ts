// The background: service worker in Chromium, event page in Firefox, the same file in both.
//
// Decides only which listener hears what; all are set in the first turn, so that a worker that was asleep hears the
// event that woke it.

import { handleClick } from './click.ts';
import { handleMenu, installMenu } from './menu.ts';
import { handleMessage } from './requests.ts';

declare const importScripts: ((file: string) => void) | undefined;

// Firefox lists core.js before this file in the manifest.
if (typeof importScripts === 'function') importScripts('core.js');

chrome.runtime.onInstalled.addListener(installMenu);
chrome.action.onClicked.addListener(handleClick);
chrome.contextMenus.onClicked.addListener(handleMenu);
chrome.runtime.onMessage.addListener(handleMessage);
