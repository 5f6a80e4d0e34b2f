package org.havendesk.cases.ui;

/** What the browser does so that what is read stays where it is. */
final class ConversationScroll {
    /** Keeps the distance to the end: what was read stays where it was when older messages come in above. */
    static final String REMEMBER =
            "this.addEventListener('click', () => { this.fromEnd = this.scrollHeight - this.scrollTop; }, true)";

    static final String RETURN = "if (this.fromEnd !== undefined) this.scrollTop = this.scrollHeight - this.fromEnd;";

    /** Again while the page is still being laid out, until somebody scrolls by hand. */
    static final String TO_THE_MIDDLE = """
            const pane = this.closest('vaadin-scroller');
            const center = () => {
              const above = Math.max(8, (pane.clientHeight - this.offsetHeight) / 2);
              pane.scrollTop += this.getBoundingClientRect().top - pane.getBoundingClientRect().top - above;
            };
            const layout = new ResizeObserver(center);
            const done = () => layout.disconnect();
            layout.observe(pane);
            layout.observe(this.parentElement);
            ['wheel', 'touchstart', 'pointerdown', 'keydown'].forEach((name) =>
              pane.addEventListener(name, done, { once: true, passive: true }));
            setTimeout(done, 1500);
            if ($0) this.focus({ preventScroll: true });
            """;

    private ConversationScroll() {}
}
