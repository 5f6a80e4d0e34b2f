const SECOND_KEY_WITHIN_MS = 1500;
const SWITCHED_OFF = 'havendesk.keys.off';
const TYPES_NOT = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
const OPEN_OVERLAY = [
  'vaadin-dialog',
  'vaadin-confirm-dialog',
  'vaadin-popover',
  'vaadin-menu-bar-submenu',
  'vaadin-context-menu',
  'vaadin-combo-box',
  'vaadin-multi-select-combo-box',
  'vaadin-select',
  'vaadin-date-picker',
]
  .map((name) => `${name}[opened]`)
  .join(',');
const TAKES_ENTER =
  'a[href], button, summary, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [role="link"], [role="checkbox"], [role="switch"]';

/**
 * Listens to the keys of `keys` ("j", "enter", "g q") everywhere on the page and tells each one once, as `haven-key`. Never
 * while somebody types, never with Ctrl, Alt or Meta held, never under an open overlay except for "?" ("Esc" belongs to
 * the overlay then). Rests while the reader has switched keys off.
 */
class HavenKeyboard extends HTMLElement {
  keys: string[] = [];

  private first?: { key: string; at: number };
  private readonly listener = (event: KeyboardEvent) => this.pressed(event);

  connectedCallback() {
    this.hidden = true;
    document.addEventListener('keydown', this.listener);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listener);
  }

  get off() {
    return localStorage.getItem(SWITCHED_OFF) !== null;
  }

  switchOff(off: boolean) {
    if (off) {
      localStorage.setItem(SWITCHED_OFF, '');
    } else {
      localStorage.removeItem(SWITCHED_OFF);
    }
  }

  private pressed(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || this.off) {
      return;
    }
    const key = event.key.toLowerCase();
    const path = event.composedPath().filter((node): node is Element => node instanceof Element);
    if (path.some(isTyping)) {
      if (key === 'escape') {
        (path[0] as HTMLElement).blur();
      }
      return;
    }
    if (key === 'enter' && path.some((element) => element.matches(TAKES_ENTER))) {
      return;
    }
    if (document.querySelector(OPEN_OVERLAY) !== null && key !== '?') {
      return;
    }
    const name = this.nameOf(key);
    if (name === undefined || (event.repeat && name !== 'j' && name !== 'k')) {
      return;
    }
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('haven-key', { detail: name }));
  }

  /** The key or the sequence that this press completes. */
  private nameOf(key: string) {
    const first = this.first;
    this.first = undefined;
    if (first !== undefined && performance.now() - first.at <= SECOND_KEY_WITHIN_MS) {
      const sequence = `${first.key} ${key}`;
      if (this.keys.includes(sequence)) {
        return sequence;
      }
    }
    if (this.keys.some((name) => name.startsWith(`${key} `))) {
      this.first = { key, at: performance.now() };
      return undefined;
    }
    return this.keys.includes(key) ? key : undefined;
  }
}

function isTyping(element: Element) {
  if (element instanceof HTMLInputElement) {
    return !TYPES_NOT.includes(element.type);
  }
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}

customElements.define('haven-keyboard', HavenKeyboard);

export {};
