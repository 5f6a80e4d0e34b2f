package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.communication.rpc.EventRpcHandler;
import com.vaadin.flow.server.communication.rpc.MapSyncRpcHandler;
import com.vaadin.flow.server.communication.rpc.RpcInvocationHandler;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls that a browser makes up: they name parts of a page that the person does not see, may not use or has no longer. Given
 * to the same handlers that take the calls of a real browser, they change nothing; a true one does.
 */
class ForgedCallTest extends ConsoleTest {
    private final AtomicInteger clicks = new AtomicInteger();
    private final Button button = new Button("Approve", event -> clicks.incrementAndGet());
    private final TextField field = new TextField();

    @BeforeEach
    void show() {
        signIn(DESK.moderator("Forges Calls " + System.nanoTime()));
        UI.getCurrent().add(button, field);
    }

    @Test
    void aTrueCallIsHeard() {
        click(button);
        write(field, "typed");
        assertThat(clicks).hasValue(1);
        assertThat(field.getValue()).isEqualTo("typed");
    }

    @Test
    void aDisabledPartHearsNothing() {
        button.setEnabled(false);
        field.setEnabled(false);
        click(button);
        write(field, "forged");
        assertThat(clicks).hasValue(0);
        assertThat(field.getValue()).isEmpty();
    }

    @Test
    void anInvisiblePartHearsNothing() {
        button.setVisible(false);
        field.setVisible(false);
        roundTrip();
        click(button);
        write(field, "forged");
        assertThat(clicks).hasValue(0);
        assertThat(field.getValue()).isEmpty();
    }

    @Test
    void aPartOfSomethingInvisibleHearsNothing() {
        var around = new com.vaadin.flow.component.html.Div(button);
        UI.getCurrent().add(around);
        around.setVisible(false);
        roundTrip();
        click(button);
        assertThat(clicks).hasValue(0);
    }

    @Test
    void aPartThatIsGoneHearsNothing() {
        int node = button.getElement().getNode().getId();
        button.removeFromParent();
        call(new EventRpcHandler(), UI.getCurrent(), event(node));
        assertThat(clicks).hasValue(0);
    }

    @Test
    void aReadOnlyFieldKeepsItsValue() {
        field.setReadOnly(true);
        write(field, "forged");
        assertThat(field.getValue()).isEmpty();
    }

    @Test
    void whatStandsBehindADialogHearsNothing() {
        var dialog = new Dialog();
        dialog.setModality(com.vaadin.flow.component.ModalityMode.STRICT);
        dialog.open();
        roundTrip();
        click(button);
        assertThat(clicks).hasValue(0);
    }

    @Test
    void theNumberOfAPartOfAnotherPageReachesNothing() {
        var other = new UI();
        var theirs = new Button("Theirs", event -> clicks.incrementAndGet());
        for (int more = 0; more < 50; more++) {
            other.add(new com.vaadin.flow.component.html.Span()); // numbers that this page does not have
        }
        other.add(theirs);
        call(
                new EventRpcHandler(),
                UI.getCurrent(),
                event(theirs.getElement().getNode().getId() + 100_000));
        assertThat(clicks).hasValue(0);
    }

    private static void click(Component part) {
        call(
                new EventRpcHandler(),
                UI.getCurrent(),
                event(part.getElement().getNode().getId()));
    }

    private static String event(int node) {
        return "{\"type\":\"event\",\"node\":" + node + ",\"event\":\"click\",\"data\":{"
                + "\"event.detail\":1,\"event.screenX\":0,\"event.screenY\":0,\"event.clientX\":0,\"event.clientY\":0,"
                + "\"event.button\":0,\"event.ctrlKey\":false,\"event.shiftKey\":false,\"event.altKey\":false,"
                + "\"event.metaKey\":false,\"element\":" + node + "}}";
    }

    private static void write(TextField field, String value) {
        call(
                new MapSyncRpcHandler(),
                UI.getCurrent(),
                "{\"type\":\"mSync\",\"node\":" + field.getElement().getNode().getId()
                        + ",\"feature\":1,\"property\":\"value\",\"value\":\"" + value + "\"}");
    }

    private static void call(RpcInvocationHandler handler, UI ui, String call) {
        handler.handle(ui, JsonMapper.shared().readTree(call)).ifPresent(Runnable::run);
    }
}
