import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer most systems use, told what to send: lines of compression, topic, key and value (both in base64). */
public class Produce {
  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in))) {
      Base64.Decoder base64 = Base64.getDecoder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ", 4);
        settings.put("compression.type", parts[0]);
        producers.computeIfAbsent(parts[0], codec -> new KafkaProducer<>(settings, bytes, bytes)).send(
            new ProducerRecord<>(parts[1], base64.decode(parts[2]), base64.decode(parts[3])),
            (written, error) -> {
              if (error == null) return;
              System.err.println(error);
              System.exit(1);
            });
      }
      producers.values().forEach(KafkaProducer::close);
    }
  }
}
