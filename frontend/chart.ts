import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChartData, Colours, Drawing } from './chart-drawing';

const TOKENS = ['mark', 'interval', 'whisker', 'quiet', 'contrast', 'grid', 'axis', 'gap-fill', 'gap-line'] as const;

/**
 * A chart of figures with their ranges. `data` says what is drawn; what draws it is loaded when the first chart is shown, so
 * that other pages do not pay for it. Colours are read from the tokens, and again when the scheme changes or paper is lit.
 * To screen readers it is one picture with a sentence; the table beside it is the alternative.
 */
@customElement('haven-chart')
export class HavenChart extends LitElement {
  static styles = css`
    :host { display: block; position: relative; min-width: 0; }
    .canvas { position: absolute; inset: 0; overflow: hidden; }
    .probe { position: absolute; visibility: hidden; }
    @media print { .canvas, .canvas * { max-width: 100%; } }
  `;

  @property({ attribute: false }) data?: ChartData;
  @property() label = '';

  private drawing?: Drawing;
  private readonly sizes = new ResizeObserver(() => {
    this.drawing?.resize();
    this.draw();
  });
  private readonly scheme = window.matchMedia('(prefers-color-scheme: dark)');
  private readonly chosen = new MutationObserver(() => this.draw());
  private readonly onScheme = () => this.draw();
  private readonly onPaper = () => this.draw('light');

  render() {
    return html`<div class="canvas" role="img" aria-label=${this.label}></div><span class="probe"></span>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.sizes.observe(this);
    this.scheme.addEventListener('change', this.onScheme);
    this.chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class', 'theme'] });
    window.addEventListener('beforeprint', this.onPaper);
    window.addEventListener('afterprint', this.onScheme);
    this.requestUpdate('data');
  }

  /** Flow takes elements out and puts them back: a drawing lives only as long as the element is on the page. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.chosen.disconnect();
    this.scheme.removeEventListener('change', this.onScheme);
    window.removeEventListener('beforeprint', this.onPaper);
    window.removeEventListener('afterprint', this.onScheme);
    this.drawing?.dispose();
    this.drawing = undefined;
    this.removeAttribute('drawn');
  }

  protected async updated(changed: PropertyValues<this>) {
    if (!changed.has('data') || !this.data) {
      return;
    }
    const { Drawing, heightOf } = await import('./chart-drawing');
    if (!this.isConnected || !this.data) {
      return;
    }
    this.style.height = `${heightOf(this.data)}px`;
    this.drawing ??= new Drawing(this.renderRoot.querySelector<HTMLElement>('.canvas')!);
    this.draw();
  }

  private draw(scheme = '') {
    if (this.drawing && this.data) {
      this.drawing.draw(this.data, this.colours(scheme));
      this.parentElement?.style.setProperty('--chart-labels', `${this.drawing.labels}px`); // where its table begins
      this.setAttribute('drawn', String(this.data.rows.length));
    }
  }

  /** As the browser resolves them here and now; a custom property alone would still say light-dark(). */
  private colours(scheme: string): Colours {
    const probe = this.renderRoot.querySelector<HTMLElement>('.probe')!;
    const style = getComputedStyle(probe);
    const read = (token: string) => {
      probe.style.color = `var(--${token})`;
      return style.color;
    };
    probe.style.colorScheme = scheme;
    const colours = Object.fromEntries(TOKENS.map((token) => [token, read(`chart-${token}`)]));
    return { ...colours, text: read('text-primary'), card: read('surface-card'), font: style.fontFamily } as Colours;
  }
}
