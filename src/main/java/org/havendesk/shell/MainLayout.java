package org.havendesk.shell;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.havendesk.access.CommunityName;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.OwnAccount;
import org.havendesk.alarm.ui.AlarmBanner;
import org.havendesk.kit.DrawerCard;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.Key;
import org.havendesk.kit.KeyHandler;
import org.havendesk.kit.Keyboard;
import org.havendesk.kit.Markup;
import org.havendesk.kit.MenuEntries;
import org.havendesk.kit.Soon;
import org.springframework.beans.factory.ObjectProvider;

/** The frame: drawer with the navigation, title bar of the view, bottom navigation on phones, keys. */
@Layout
@Uses(ProgressBar.class) // of the cards in the drawer, which come from other rooms
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final String QUEUE = "queue";
    private static final String MINE = "queue?mine";
    private static final Duration GATHER = Duration.ofMillis(300);

    private final List<MenuEntries> rooms;
    private final List<Navigation> navigations;
    private final List<DrawerCard> cards;
    private final Div cardPlace = box("drawer-cards");
    private final Header bar = new Header();
    private final Keyboard keyboard = new Keyboard(this::onKey);
    private final AlarmBanner banner;
    private Runnable unsubscribe = () -> {};

    MainLayout(
            CommunityName community,
            CurrentPerson person,
            OwnAccount account,
            ObjectProvider<MenuEntries> menuEntries,
            ObjectProvider<DrawerCard> drawerCards,
            ObjectProvider<UserMenu> userMenu,
            ObjectProvider<AlarmBanner> alarmBanner) {
        Optional.ofNullable(account.preference().language())
                .ifPresent(language -> UI.getCurrent().setLocale(language));
        rooms = menuEntries.orderedStream().toList();
        var entries = MenuEntries.inOrder(rooms.stream());
        navigations = List.of(Navigation.side(entries), Navigation.bottom(entries));
        cards = drawerCards.orderedStream().toList();
        setPrimarySection(Section.DRAWER);
        bar.addClassName("view-bar");
        banner = alarmBanner.getObject();
        addToNavbar(drawerToggle(), bar, keyboard, banner);
        addToNavbar(true, navigations.getLast());
        addToDrawer(brand(community.get()), navigations.getFirst());
        person.find().ifPresent(signedIn -> {
            var menu = userMenu.getObject();
            menu.show(signedIn, keyboard, this::help);
            addToDrawer(box("drawer-foot", cardPlace, menu));
        });
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        bar.removeAll();
        if (content instanceof HasNavbar view) {
            bar.add(view.navbar());
        }
        keyboard.listenTo(keys());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        navigations.forEach(navigation -> navigation.mark(event.getLocation()));
        banner.refresh();
        count();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // what several entries and cards hear at the same time is counted once
        Runnable countLater = new Soon(GATHER, event.getUI().accessLater(this::count, () -> {})::run);
        var handles = Stream.concat(
                        rooms.stream().map(room -> room.whenChanged(countLater)),
                        cards.stream().map(card -> card.whenChanged(countLater)))
                .toList();
        unsubscribe = () -> handles.forEach(Runnable::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe.run();
    }

    private void count() {
        for (MenuEntries room : rooms) {
            var counts = room.counts();
            navigations.forEach(navigation -> navigation.count(counts));
        }
        showCards();
    }

    /** A card whose words are the same stays, and with it the focus of whoever is on it. */
    private void showCards() {
        var fresh = cards.stream().flatMap(card -> card.card().stream()).toList();
        if (!words(fresh.stream()).equals(words(cardPlace.getChildren()))) {
            cardPlace.removeAll();
            cardPlace.add(fresh);
        }
    }

    private static List<String> words(Stream<Component> cards) {
        return cards.map(card -> card.getElement().getTextRecursively()).toList();
    }

    private Set<Key> keys() {
        var keys = EnumSet.of(Key.HELP);
        if (navigations.getFirst().has(QUEUE)) {
            keys.add(Key.GO_QUEUE);
            keys.add(Key.GO_MINE);
        }
        if (getContent() instanceof KeyHandler view) {
            keys.addAll(view.keys());
        }
        return keys;
    }

    private void onKey(Key key) {
        if (getContent() instanceof KeyHandler view && view.keys().contains(key) && view.onKey(key)) {
            return;
        }
        switch (key) {
            case GO_QUEUE -> navigations.getFirst().go(QUEUE);
            case GO_MINE -> navigations.getFirst().go(MINE);
            case HELP -> help();
            default -> {} // the view had nothing to do for it
        }
    }

    private void help() {
        KeyHelp.toggle(this, keys());
    }

    private DrawerToggle drawerToggle() {
        var toggle = new DrawerToggle();
        toggle.setIcon(icon("menu"));
        toggle.setAriaLabel(getTranslation("shell.menu"));
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        return toggle;
    }

    private Component brand(String community) {
        var brand = box("brand");
        Markup.fill(
                brand,
                Markup.icon("brand") + "<div class=\"brand-words\">"
                        + Markup.span("brand-name", getTranslation("app.name")) + Markup.span("brand-place", community)
                        + "</div>");
        return brand;
    }
}
