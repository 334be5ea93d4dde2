// Tabs as people with keyboards and screen readers know them: one stop of the Tab key, arrows between, Home and End.
//
// Decides which tab is chosen; what a panel holds is its owner's.

export class Tabs<Name extends string> {
  private readonly buttons: HTMLButtonElement[];
  chosen: Name;

  /** @param list an element with the role `tablist` whose buttons name their panels and carry `data-tab` */
  constructor(private readonly list: HTMLElement, private readonly onChosen: (name: Name) => void) {
    this.buttons = [...list.querySelectorAll<HTMLButtonElement>('[role="tab"]')];
    this.chosen = nameOf<Name>(this.buttons.find((button) => button.ariaSelected === 'true') ?? this.buttons[0]);
    list.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[role="tab"]') : null;
      if (button) this.choose(nameOf<Name>(button));
    });
    list.addEventListener('keydown', (event) => this.handleKey(event));
    this.show();
  }

  choose(name: Name): void {
    if (name === this.chosen) return;
    this.chosen = name;
    this.show();
    this.onChosen(name);
  }

  private show(): void {
    for (const button of this.buttons) {
      const isChosen = nameOf(button) === this.chosen;
      button.ariaSelected = String(isChosen);
      button.tabIndex = isChosen ? 0 : -1;
      const panel = document.getElementById(button.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !isChosen;
    }
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = this.buttons.findIndex((button) => nameOf(button) === this.chosen);
    const isMirrored = getComputedStyle(this.list).direction === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: at + (isMirrored ? -1 : 1), ArrowLeft: at - (isMirrored ? -1 : 1), Home: 0, End: this.buttons.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = this.buttons.at(step % this.buttons.length);
    if (!next) return;
    this.choose(nameOf<Name>(next));
    next.focus();
  }
}

function nameOf<Name extends string>(button: HTMLButtonElement | undefined): Name {
  return (button?.dataset['tab'] ?? '') as Name;
}
