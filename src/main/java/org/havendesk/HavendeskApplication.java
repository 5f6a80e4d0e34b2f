package org.havendesk;

import org.havendesk.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HavendeskApplication {
    public static void main(String[] args) {
        Cli.main(HavendeskApplication.class, args);
    }
}
