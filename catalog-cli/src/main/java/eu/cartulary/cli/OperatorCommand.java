package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.SyncCatalog;
import java.util.concurrent.Callable;

/** A command that asks the catalog one thing in the name of its operator. */
abstract class OperatorCommand implements Callable<Integer> {
    final Cartulary root;

    OperatorCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public final Integer call() throws Exception {
        try (CatalogClient client = root.operator()) {
            ask(client.sync());
        }
        return ExitCode.OK.number();
    }

    abstract void ask(SyncCatalog catalog) throws Exception;

    void say(String message, Object argument) {
        root.terminal().out().println(root.messages().say(message, argument));
    }
}
