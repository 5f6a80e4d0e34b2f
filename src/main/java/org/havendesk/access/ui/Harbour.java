package org.havendesk.access.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;

/** The picture beside the sign-in form; decorative, hidden from assistive technology, absent on phones. */
class Harbour extends Div {
    private static final String SCENE = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice">
            <rect class="sky" width="720" height="900"/>
            <g class="light"><circle cx="330" cy="500" r="290" opacity=".2"/><circle cx="330" cy="500" r="216" opacity=".28"/>
            <circle cx="330" cy="500" r="144" opacity=".8"/></g>
            <path class="light" opacity=".45" d="M524 440 720 386v64z"/>
            <path class="far" d="M0 566c90-62 170-70 270-34s220 20 450-52v420H0z"/>
            <path class="mid" d="M392 622c18-38 44-60 78-66 26-4 60-4 84 2 34 10 56 34 74 64z"/>
            <g class="object"><path d="M494 470h32l10 88h-52z"/><rect x="488" y="459" width="44" height="11" rx="2"/>
            <path opacity=".5" d="M498 437h24v22h-24z"/><path d="M493 437l17-17 17 17z"/></g>
            <path class="mid" d="M0 604c60 0 60 18 120 18s60-18 120-18 60 18 120 18 60-18 120-18 60 18 120 18 60-18 120-18v296H0z"/>
            <g transform="translate(196 590)"><path class="boat" d="M0 46h92l-14 26H18z"/>
            <g class="sail"><path d="M46 40V-22L86 40z"/><path opacity=".8" d="M41 40V-12L10 40z"/></g></g>
            <path class="near" d="M0 660c60 0 60 22 120 22s60-22 120-22 60 22 120 22 60-22 120-22 60 22 120 22 60-22 120-22v240H0z"/>
            <path class="ground" d="M0 752c60 0 60 22 120 22s60-22 120-22 60 22 120 22 60-22 120-22 60 22 120 22 60-22 120-22v148H0z"/>
            </svg>""";

    Harbour() {
        super(new Svg(SCENE));
        addClassNames("harbour", "only-desktop");
        getElement().setAttribute("aria-hidden", "true");
    }
}
