package org.havendesk.accounts.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.access.Roles;

/** The four roles with a word about each; those that stay apart take each other out of the choice. */
final class RoleChoice extends Div {
    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final boolean apart;

    /** @param apart whether people and figures about programs are kept apart */
    RoleChoice(boolean apart) {
        this.apart = apart;
        addClassName("role-choice");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("accounts.roles"));
        for (String role : AccountWords.ROLES) {
            var box = new Checkbox(getTranslation("accounts.role." + role));
            box.addValueChangeListener(event -> keepApart());
            boxes.put(role, box);
            add(box);
        }
        keepApart();
    }

    void show(Set<String> roles) {
        boxes.forEach((role, box) -> box.setValue(roles.contains(role)));
        keepApart();
    }

    Set<String> chosen() {
        return boxes.entrySet().stream()
                .filter(each -> each.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void allow(boolean value) {
        boxes.values().forEach(box -> box.setReadOnly(!value));
    }

    /** One that is chosen can always be taken away. */
    private void keepApart() {
        boolean people = chosen().contains(Roles.MODERATOR) || chosen().contains(Roles.SUPERVISOR);
        boolean figures = chosen().contains(Roles.LEAD);
        boxes.forEach((role, box) -> {
            boolean other = role.equals(Roles.LEAD) ? people : !role.equals(Roles.ADMIN) && figures;
            box.setEnabled(!apart || !other || box.getValue());
            box.setHelperText(getTranslation(
                    apart && other
                            ? "accounts.role.apart." + (role.equals(Roles.LEAD) ? "lead" : "people")
                            : "accounts.role." + role + ".help"));
        });
    }
}
