package eu.cartulary.benchmarks.runs;

import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.http.server.HttpServer;

/** WebFlux and nothing else: what an answer costs before anything is looked up. */
final class ConstantServer {
    private ConstantServer() {}

    /** Takes the port, and how many bytes it answers. */
    public static void main(String[] arguments) {
        String body = "\"" + "x".repeat(Integer.parseInt(arguments[1]) - 2) + "\"";
        var routes = RouterFunctions.route()
                .GET("/ready", request -> ServerResponse.ok().build())
                .GET("/constant", request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body))
                .build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindUntilJavaShutdown(Duration.ofSeconds(10), null);
    }
}
