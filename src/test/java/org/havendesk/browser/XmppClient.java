package org.havendesk.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody in the chat: signs in with a plain password, writes stanzas, and remembers all that came. */
final class XmppClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final String name;
    private final StringBuilder came = new StringBuilder();

    /** @param name the password too */
    XmppClient(int port, String name) throws IOException {
        this.name = name;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(500);
        open();
        String plain = Base64.getEncoder().encodeToString(("\0" + name + "\0" + name).getBytes(StandardCharsets.UTF_8));
        send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + plain + "</auth>");
        until("<success");
        open();
        send("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>t</resource></bind></iq>");
        until("id='b'");
        send("<presence/>");
    }

    /** Enters the room, or makes it. */
    void join(String room) throws IOException {
        send("<presence to='" + room + "/" + name + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        until("<status code='110'/>");
    }

    void say(String room, String words) throws IOException {
        send("<message to='" + room + "' type='groupchat'><body>" + words + "</body></message>");
    }

    /** Waits until something like this came; the first such thing. */
    MatchResult until(String pattern) throws IOException {
        var wanted = Pattern.compile(pattern).matcher(came);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.reset().find()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(name + " saw no " + pattern + " in " + came);
            }
            read();
        }
        return wanted.toMatchResult();
    }

    private void open() throws IOException {
        came.setLength(0);
        send("<?xml version='1.0'?><stream:stream to='" + EjabberdServer.DOMAIN + "' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>");
        until("</stream:features>");
    }

    private void send(String stanza) throws IOException {
        socket.getOutputStream().write(stanza.getBytes(StandardCharsets.UTF_8));
    }

    private void read() throws IOException {
        byte[] some = new byte[1 << 16];
        try {
            int length = socket.getInputStream().read(some);
            if (length < 0) {
                throw new IOException("the server hung up on " + name + ": " + came);
            }
            came.append(new String(some, 0, length, StandardCharsets.UTF_8));
        } catch (SocketTimeoutException e) {
            // nothing yet
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
