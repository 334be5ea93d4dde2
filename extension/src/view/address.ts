// A second look at every address before it becomes a link or an image, after the core's own.
//
// Decides which schemes are let through. Never changes what an address points to.

const LINK_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const IMAGE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:']);

export function isLinkAddress(address: string): boolean {
  return LINK_SCHEMES.has(schemeOf(address));
}

export function isImageAddress(address: string): boolean {
  return IMAGE_SCHEMES.has(schemeOf(address));
}

/** An address without the part that only names a place in the page; `#/…` and `#!…` name a page. */
export function withoutFragment(address: string): string {
  return address.replace(/#(?![/!]).*$/, '');
}

/** The host as a person should read it: without a name before `@`, in the form that tells look-alikes apart. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
}

function schemeOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return '';
  }
}
