package org.havendesk.shell;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Makes an open push channel small. A page sends nothing over it but a sign of life, and is told a few kilobytes at a time;
 * yet for each page the server and the push library keep buffers for long messages both ways, some 100 kB. What is longer
 * than the buffer goes out in several frames. The sizes for what comes in stand in {@code application.properties}.
 */
@Component
class PushBuffers implements BeanPostProcessor {
    private static final String BYTES = "2048";

    PushBuffers() {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", BYTES); // read when the server starts
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter("org.atmosphere.websocket.bufferSize", BYTES);
        }
        return bean;
    }
}
