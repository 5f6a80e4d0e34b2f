const EVERY_MS = 20_000;
const POINTER_EVENTS = ['pointerdown', 'pointermove', 'wheel', 'touchmove'];

/**
 * Tells the server that somebody is really there: `haven-activity` for keys anywhere and for pointer and scrolling inside
 * the parent element, at most once every 20 seconds. Scripts and timers do not count.
 */
class HavenActivity extends HTMLElement {
  private place?: HTMLElement;
  private toldAt = -Infinity;
  private readonly notice = (event: Event) => this.noticed(event);

  connectedCallback() {
    this.hidden = true;
    this.place = this.parentElement ?? undefined;
    POINTER_EVENTS.forEach((name) => this.place?.addEventListener(name, this.notice, { passive: true, capture: true }));
    document.addEventListener('keydown', this.notice, true);
  }

  disconnectedCallback() {
    POINTER_EVENTS.forEach((name) => this.place?.removeEventListener(name, this.notice, true));
    document.removeEventListener('keydown', this.notice, true);
  }

  private noticed(event: Event) {
    const now = performance.now();
    if (event.isTrusted && now - this.toldAt >= EVERY_MS) {
      this.toldAt = now;
      this.dispatchEvent(new CustomEvent('haven-activity'));
    }
  }
}

customElements.define('haven-activity', HavenActivity);

export {};
