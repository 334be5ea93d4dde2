// Put into a page of the test: judges markup as a browser understands it, and shows it to see what runs.
//
// Decides what may never be in the output, whatever element or attribute it came from. Three other judges have their
// say: DOMPurify, the browser's own `setHTML`, and a second parse.

(() => {
  const ELEMENTS = new Set(('script style link meta base iframe frame frameset object embed applet form input button select ' +
    'textarea option keygen dialog portal fencedframe template noscript noembed noframes xmp plaintext listing marquee title head ' +
    'area map slot param svg math video audio source track canvas').split(' '));
  const ATTRIBUTES = new Set(('style ping srcdoc formaction action attributionsrc is autofocus contenteditable popover nonce http-equiv ' +
    'download target name form background poster data code codebase manifest usemap sandbox slot part').split(' '));
  const ADDRESSES = new Set('href src cite longdesc xlink:href'.split(' '));
  const SCHEME = /^(https?:|mailto:|#)/i;
  const HTML = 'http://www.w3.org/1999/xhtml';
  const MATHML = 'http://www.w3.org/1998/Math/MathML';
  /** What a formula is made of: nothing in it leads anywhere, holds HTML or does anything. */
  const FORMULA = new Set(('math mrow mi mn mo mtext ms mspace mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover ' +
    'munderover mmultiscripts mprescripts none mtable mtr mtd menclose').split(' '));
  const FORMULA_ATTRIBUTES = new Set(('display alttext mathvariant displaystyle scriptlevel stretchy fence separator symmetric largeop ' +
    'movablelimits accent accentunder lspace rspace minsize maxsize width height depth voffset linethickness columnspan rowspan notation ' +
    'columnalign').split(' '));
  const CELL_STYLE = /^text-align: (left|center|right);$/;

  // Past what a form may have named after these.
  const getter = (prototype, name) => Function.prototype.call.bind(Object.getOwnPropertyDescriptor(prototype, name).get);
  const nameOf = getter(Element.prototype, 'localName');
  const attributesOf = getter(Element.prototype, 'attributes');
  const spaceOf = getter(Element.prototype, 'namespaceURI');
  const markupOf = getter(Element.prototype, 'innerHTML');
  const bodyOf = getter(Document.prototype, 'body');
  const headOf = getter(Document.prototype, 'head');
  const stateOf = getter(Document.prototype, 'readyState');
  const imagesOf = getter(Document.prototype, 'images');
  const isComplete = getter(HTMLImageElement.prototype, 'complete');
  const allIn = Function.prototype.call.bind(Document.prototype.querySelectorAll);
  const dispatch = Function.prototype.call.bind(EventTarget.prototype.dispatchEvent);

  /** What is wrong with one attribute; null if nothing is. */
  globalThis.judgeAttribute = (element, name, value) => {
    if (name.startsWith('on')) return name;
    if (spaceOf(element) === MATHML) {
      const isAligned = nameOf(element) === 'mtd' && name === 'style' && CELL_STYLE.test(value);
      return FORMULA_ATTRIBUTES.has(name) || isAligned ? null : `${nameOf(element)}[${name}]`;
    }
    if (ATTRIBUTES.has(name)) return `${nameOf(element)}[${name}]`;
    if (ADDRESSES.has(name)) {
      if (!SCHEME.test(value.replace(/[\u0000-\u0020]/g, ''))) return `${name}=${value.slice(0, 40)}`;
      if (/^https?:/i.test(value)) {
        let address;
        try {
          address = new URL(value);
        } catch {
          return null;
        }
        if (address.username || address.password) return `user info in ${name}=${value.slice(0, 60)}`;
      }
      if (/[\u202a-\u202e\u2066-\u2069]/.test(value)) return `${name} turns text round`;
    }
    if (name === 'srcset' && !value.split(/,\s+/).every((one) => /^\s*https?:/i.test(one))) return `srcset=${value.slice(0, 60)}`;
    if (name === 'id' && value in document) return `id=${value} hides a property of the document`;
    return null;
  };

  globalThis.isForbiddenElement = (element) => {
    if (spaceOf(element) === MATHML) return !FORMULA.has(nameOf(element));
    return spaceOf(element) !== HTML || ELEMENTS.has(nameOf(element)) || nameOf(element).includes('-');
  };

  globalThis.judgeMarkup = (html) => {
    const wrong = [];
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    if (markupOf(headOf(parsed)) !== '') wrong.push(`in the head: ${markupOf(headOf(parsed)).slice(0, 60)}`);
    for (const element of allIn(parsed, 'body *')) {
      if (isForbiddenElement(element)) wrong.push(`<${nameOf(element)}>`);
      for (const { name: attribute, value } of attributesOf(element)) {
        const fault = judgeAttribute(element, attribute, value);
        if (fault) wrong.push(fault);
      }
    }
    const parseAgain = (markup) => markupOf(bodyOf(new DOMParser().parseFromString(markup, 'text/html')));
    const once = parseAgain(html);
    if (once !== parseAgain(once)) wrong.push('another page after a second parse');
    DOMPurify.sanitize(html, { ADD_ATTR: ['referrerpolicy', 'alttext'] });
    for (const { element, attribute } of DOMPurify.removed) {
      // It takes the document's own frame away first, and hides names that shadow properties: both are judged above.
      if (element && !['HEAD', 'BODY', 'HTML'].includes(element.nodeName)) wrong.push(`DOMPurify takes away ${element.nodeName}`);
      if (attribute && attribute.name !== 'id') wrong.push(`DOMPurify takes away ${attribute.name}=${attribute.value.slice(0, 40)}`);
    }
    if (Element.prototype.setHTML) {
      const [safe, plain] = [document.createElement('div'), document.createElement('div')];
      // Nothing but what is unsafe by nature is taken away.
      safe.setHTML(html, { sanitizer: { removeElements: [], removeAttributes: [], comments: true } });
      plain.innerHTML = html;
      if (safe.innerHTML !== plain.innerHTML) wrong.push('setHTML takes something away');
    }
    return wrong;
  };

  const KINDS = ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove', 'pointerdown', 'mousedown', 'focus', 'focusin',
    'keydown', 'pointerup', 'mouseup', 'animationstart', 'transitionend', 'toggle', 'beforetoggle', 'copy', 'scrollend', 'load', 'error'];

  /** Everything that a hand can do to an element, as events: their handlers run at once. */
  globalThis.touch = (all) => {
    for (const element of [...all].slice(0, 400)) {
      for (const kind of KINDS) dispatch(element, new Event(kind, { bubbles: true, cancelable: true, composed: true }));
      dispatch(element, new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    }
  };

  globalThis.ran = [];
  addEventListener('message', ({ data }) => {
    if (data?.ran) globalThis.ran.push(data.ran);
  });

  const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));
  /** Rounds that are waited for something that never comes to rest: a picture that loads for ever, a script that goes on. */
  const MOST_ROUNDS = 25;

  const isAtRest = ({ contentDocument: shown }) => (
    !shown || (stateOf(shown) === 'complete' && [...imagesOf(shown)].every((image) => isComplete(image) || image.getAttribute('loading') === 'lazy'))
  );

  /** Until everything has loaded or failed, and nothing more has run meanwhile. */
  async function settle(frames, pauseMs) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = globalThis.ran.length;
      await pause(pauseMs);
      if (globalThis.ran.length === before && frames.every(isAtRest)) return;
    }
  }

  /**
   * Shows pieces of markup, each in a frame of its own: as the content of an element, and as a whole document.
   * @param {Array<[string, string]>} pieces names and markup
   * @returns {Promise<string[]>} names of the pieces in which something ran
   */
  globalThis.showMarkup = async (pieces, pauseMs) => {
    globalThis.ran = [];
    const frames = await Promise.all(pieces.flatMap(([name, html]) => ['element', 'document'].map(async (sink) => {
      const frame = document.createElement('iframe');
      frame.name = `ran:${name}`;
      // All but taking the test's own page away.
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-modals allow-forms allow-popups');
      if (sink === 'document') frame.srcdoc = html;
      // What is put into a frame before it has loaded its empty page would be gone with it.
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      await Promise.race([loaded, pause(MOST_ROUNDS * pauseMs)]);
      if (sink === 'element') {
        const place = frame.contentDocument.createElement('div');
        frame.contentDocument.body.append(place);
        place.innerHTML = html;
      }
      return frame;
    })));
    await settle(frames, pauseMs);
    for (const frame of frames) {
      if (frame.contentDocument) touch(allIn(frame.contentDocument, '*'));
    }
    await settle(frames, pauseMs);
    frames.forEach((frame) => frame.remove());
    return [...new Set(globalThis.ran)];
  };
})();
