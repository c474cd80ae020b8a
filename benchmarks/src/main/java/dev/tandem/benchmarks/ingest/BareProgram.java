package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.benchmarks.kafka.Clients;
import dev.tandem.benchmarks.servers.Child;
import dev.tandem.events.EventCodec;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The least that takes events from HTTP to Kafka: a handler of Vert.x that parses each line, writes it as it came, keyed
 * by its id, and answers when the broker acknowledged. No rule is checked, no customer gets a pseudonym, nothing is
 * refused, and memory is not bounded.
 */
final class BareProgram {
    private static final int EVENT_LOOPS = 2;

    private BareProgram() {}

    /** Arguments: bootstrap servers, topic. Says its port, and runs until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        KafkaProducer<byte[], byte[]> producer = Clients.producer(arguments[0]);
        Vertx vertx = Vertx.vertx();
        AtomicInteger port = new AtomicInteger();
        vertx.deployVerticle(
                        () -> new Server(producer, arguments[1], port),
                        new DeploymentOptions().setInstances(EVENT_LOOPS))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        Child.say(Integer.toString(port.get()));
        Thread.currentThread().join();
    }

    private static final class Server extends AbstractVerticle {
        private final KafkaProducer<byte[], byte[]> producer;
        private final String topic;
        private final AtomicInteger port;

        Server(KafkaProducer<byte[], byte[]> producer, String topic, AtomicInteger port) {
            this.producer = producer;
            this.topic = topic;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            // -1: a port that is free, and the same one for all event loops
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(-1))
                    .requestHandler(this::take)
                    .listen()
                    .onSuccess(server -> port.set(server.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void take(HttpServerRequest request) {
            Context context = vertx.getOrCreateContext();
            request.body().onSuccess(body -> {
                byte[] bytes = body.getBytes();
                AtomicBoolean failed = new AtomicBoolean();
                AtomicInteger pending = new AtomicInteger(1);
                Runnable one = () -> {
                    if (pending.decrementAndGet() == 0) {
                        context.runOnContext(any -> request.response()
                                .setStatusCode(failed.get() ? 503 : 202)
                                .end("{}"));
                    }
                };
                for (int from = 0; from < bytes.length; ) {
                    int to = from;
                    while (to < bytes.length && bytes[to] != '\n') {
                        to++;
                    }
                    pending.incrementAndGet();
                    send(bytes, from, to, failed, one);
                    from = to + 1;
                }
                one.run();
            });
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
        private void send(byte[] bytes, int from, int to, AtomicBoolean failed, Runnable done) {
            try {
                byte[] key = id(bytes, from, to - from);
                producer.send(
                        new ProducerRecord<>(topic, key, Arrays.copyOfRange(bytes, from, to)), (data, failure) -> {
                            if (failure != null) {
                                failed.set(true);
                            }
                            done.run();
                        });
            } catch (IOException notJson) {
                failed.set(true);
                done.run();
            }
        }

        /** Parses the whole line. */
        private static byte[] id(byte[] bytes, int from, int length) throws IOException {
            String id = "";
            try (JsonParser parser = EventCodec.json().createParser(bytes, from, length)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        String text = parser.getText();
                        id = "id".equals(parser.currentName()) ? text : id;
                    } else if (token.isNumeric()) {
                        parser.getNumberValue();
                    }
                }
            }
            return id.getBytes(UTF_8);
        }
    }
}
