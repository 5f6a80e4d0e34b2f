import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/**
 * A figure and its range on a thin line, all as shares of the scale from 0 to 1. Repeats for the eye what is written above it.
 * Draws into the page itself, so that the page's style sheets apply.
 */
@customElement('haven-range')
export class HavenRange extends LitElement {
  @property({ type: Number }) low?: number;
  @property({ type: Number }) at?: number;
  @property({ type: Number }) high?: number;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  render() {
    const percent = (share: number) => `${100 * Math.min(1, Math.max(0, share))}%`;
    const { low, at, high } = this;
    const figure =
      low === undefined || at === undefined || high === undefined
        ? nothing
        : svg`<rect class="range-band" x=${percent(low)} y="2" height="8" rx="4" width=${percent(Math.max(high - low, 0.02))} />
            <rect class="range-at" x=${percent(at)} y="0" width="3" height="12" rx="1.5" transform="translate(-1.5)" />`;
    return html`<svg width="100%" height="12"><line class="range-line" x1="0" x2="100%" y1="6" y2="6" />${figure}</svg>`;
  }
}
