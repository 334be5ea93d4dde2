// Fetches the text of a filter list: the only place where the extension asks the network for anything.
//
// Decides that a request goes to the one server that the reader named and allowed, carries nothing of the reader's, and
// follows no server elsewhere. It runs in the options page, within a click, and ends when it is asked to.

export type DownloadFault = 'unreachable' | 'moved' | 'status' | 'markup' | 'too_large' | 'slow' | 'cancelled';
/** `detail` is the number of the server's answer, where there is one. */
export type Download = { text: string } | { fault: DownloadFault; detail: string };

/** What the core takes, and no byte more. */
export const MOST_BYTES = 16 << 20;
const LONGEST_MS = 60_000;

/** @param cancel ends the request */
export async function downloadList(address: string, cancel: AbortSignal): Promise<Download> {
  const late = AbortSignal.timeout(LONGEST_MS);
  try {
    const response = await fetch(address, {
      cache: 'no-cache', credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', signal: AbortSignal.any([cancel, late]),
    });
    if (response.type === 'opaqueredirect') return { fault: 'moved', detail: '' };
    if (!response.ok) return { fault: 'status', detail: String(response.status) };
    if (/^(text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '')) return { fault: 'markup', detail: '' };
    const text = await readText(response);
    return text === null ? { fault: 'too_large', detail: '' } : { text };
  } catch {
    return { fault: cancel.aborted ? 'cancelled' : late.aborted ? 'slow' : 'unreachable', detail: '' };
  }
}

/** Null where there is more of it than any list has. */
async function readText({ body }: Response): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
