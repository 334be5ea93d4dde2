// Names of hosts, for which the reader decides this or that.
//
// Decides what is one: a name or an address, without scheme and port.

/** A name or an address as browsers write it in their own patterns: no scheme, no port, no star. */
const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

export function isHost(text: string): boolean {
  return HOST.test(text);
}

/** The host of what a person typed or pasted: an address or a bare name; null where it is neither. */
export function parseHost(typed: string): string | null {
  const text = typed.trim();
  try {
    const { hostname, protocol } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return /^https?:$/.test(protocol) && isHost(hostname) ? hostname : null;
  } catch {
    return null;
  }
}
