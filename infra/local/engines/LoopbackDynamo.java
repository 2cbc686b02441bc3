import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.File;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local bound to loopback: its own main listens on every interface and has no option for it. Its table of
 * stream records has no index by stream, so that every look at a quiet stream reads all records of the busy ones, and
 * everything slows down as they grow; the missing indices are added before it serves.
 */
public final class LoopbackDynamo {
  public static void main(String[] args) throws Exception {
    DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(args);
    Field field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    Server jetty = (Server) field.get(proxy);
    for (Connector connector : jetty.getConnectors()) {
      ((ServerConnector) connector).setHost("127.0.0.1");
    }
    try {
      proxy.start();
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
    File file = new File(args[Arrays.asList(args).indexOf("-dbPath") + 1], "shared-local-instance.db");
    listTables(((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
    indexStreams(file);
    for (Connector connector : jetty.getConnectors()) {
      System.out.println("listening on 127.0.0.1:" + ((ServerConnector) connector).getLocalPort());
    }
    proxy.join();
  }

  /** The database is made at the first call. */
  private static void listTables(int port) throws Exception {
    String key = "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
    HttpRequest call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("Authorization", key)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.discarding());
  }

  private static void indexStreams(File file) throws Exception {
    SQLiteConnection database = new SQLiteConnection(file);
    try {
      database.open(false);
      database.setBusyTimeout(10_000);
      widenPages(database);
      // One write to the disk for each transaction in place of four; the file remembers it.
      database.exec("PRAGMA journal_mode = WAL");
      // The sequence number is the row's own id, which every index ends with; named in it, SQLite 3.8.7 does not use it.
      database.exec("CREATE INDEX IF NOT EXISTS guiju_us_stream ON us (StreamID)");
      database.exec("CREATE INDEX IF NOT EXISTS guiju_us_shard ON us (ShardID)");
    } finally {
      database.dispose();
    }
  }

  /** SQLite 3.8.7 begins with pages of 1 kB, smaller than an item with its row; they can change while little is written. */
  private static void widenPages(SQLiteConnection database) throws Exception {
    if (numberOf(database, "page_size") > 1024 || numberOf(database, "page_count") > 1000) return;
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("PRAGMA page_size = 4096");
    database.exec("VACUUM");
  }

  private static int numberOf(SQLiteConnection database, String pragma) throws Exception {
    SQLiteStatement statement = database.prepare("PRAGMA " + pragma);
    try {
      statement.step();
      return statement.columnInt(0);
    } finally {
      statement.dispose();
    }
  }
}
