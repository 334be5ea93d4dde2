// Frames that scroll sideways can be reached and scrolled by keyboard, and only those.
//
// Decides when a frame is a region with a name and a stop of the Tab key: while its content is wider than itself.

export class Overflow {
  private readonly names = new WeakMap<Element, string>();
  private readonly observer = new ResizeObserver((entries) => {
    for (const { target } of entries) this.update(target as HTMLElement);
  });

  watch(frame: HTMLElement, name: string): void {
    this.names.set(frame, name);
    this.observer.observe(frame);
  }

  disconnect(): void {
    this.observer.disconnect();
  }

  private update(frame: HTMLElement): void {
    const name = this.names.get(frame);
    if (frame.scrollWidth > frame.clientWidth + 1 && name) {
      frame.tabIndex = 0;
      frame.setAttribute('role', 'region');
      frame.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) frame.removeAttribute(attribute);
    }
  }
}
