import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/**
 * Counts down by itself: no word to the server until it is over, then one `countdown-over` event.
 *
 * `remaining-ms` starts it, `restart(ms)` starts it again even with the same value. `format` is "clock" (9:42) or
 * "seconds" (10). With `bar` the share of `total-ms` that is left is drawn as well. Draws into the page itself, so that
 * the page's style sheets apply.
 */
@customElement('haven-countdown')
export class HavenCountdown extends LitElement {
  @property({ attribute: 'remaining-ms', type: Number }) remainingMs = 0;
  @property({ attribute: 'total-ms', type: Number }) totalMs = 0;
  @property() format: 'clock' | 'seconds' = 'clock';
  @property({ type: Boolean }) bar = false;
  @state() private left = 0;

  private endsAt?: number;
  private timer?: number;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'timer');
    if (this.endsAt !== undefined) {
      this.tick();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  willUpdate(changed: PropertyValues<this>) {
    if (changed.has('remainingMs') && this.hasStartValue()) {
      this.start(this.remainingMs);
    }
  }

  render() {
    const share = this.totalMs > 0 ? Math.min(1, this.left / this.totalMs) : 0;
    return html`<span class="countdown-words">${this.words()}</span>${this.bar
      ? html`<span class="countdown-bar" aria-hidden="true"><i style="inline-size:${share * 100}%"></i></span>`
      : nothing}`;
  }

  restart(ms: number) {
    this.start(ms);
  }

  private hasStartValue() {
    return this.hasAttribute('remaining-ms') || this.remainingMs > 0;
  }

  private start(ms: number) {
    this.endsAt = performance.now() + Math.max(0, ms);
    this.tick();
  }

  private tick() {
    window.clearTimeout(this.timer);
    if (this.endsAt === undefined || !this.isConnected) {
      return;
    }
    this.left = Math.max(0, this.endsAt - performance.now());
    if (this.left === 0) {
      this.endsAt = undefined;
      this.dispatchEvent(new CustomEvent('countdown-over'));
      return;
    }
    const untilNextWord = this.left % 1000 || 1000;
    this.timer = window.setTimeout(() => this.tick(), this.bar ? Math.min(100, untilNextWord) : untilNextWord);
  }

  /** Whole seconds, rounded up: "1" is shown during the last second. */
  private words() {
    const seconds = Math.ceil(this.left / 1000);
    if (this.format === 'seconds') {
      return String(seconds);
    }
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}
