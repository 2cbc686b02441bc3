import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.File;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local bound to loopback: its own main listens on every interface and has no option for it. Its table of
 * stream records has no index by stream, so that every look at a quiet stream reads all records of the busy ones, and
 * everything slows down as they grow; the missing indices are added before it serves. And all of its work waits for one
 * connection to SQLite, which is set up to wait for the disk as seldom as it can, and for no change of threads.
 */
public final class LoopbackDynamo {
  public static void main(String[] args) throws Exception {
    DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(args);
    Server jetty = (Server) valueOf(proxy, "server");
    for (Connector connector : jetty.getConnectors()) {
      ((ServerConnector) connector).setHost("127.0.0.1");
    }
    try {
      proxy.start();
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
    listTables(((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
    runJobsWhereTheyArise(proxy).execute(new Setup()).get();
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

  /** Puts a queue that hands nothing over in the place of the one of the shared database. */
  private static SQLiteQueue runJobsWhereTheyArise(DynamoDBProxyServer proxy) throws Exception {
    Object requests = valueOf(valueOf(proxy, "serverHandler"), "primaryHandler");
    Object database = ((Map<?, ?>) valueOf(requests, "dbRequestHandlers")).values().iterator().next();
    Object access = valueOf(database, "dbAccess");
    Field place = fieldOf(access.getClass(), "queue");
    SQLiteQueue before = (SQLiteQueue) place.get(access);
    DirectQueue queue = new DirectQueue(before.getDatabaseFile());
    queue.start();
    place.set(access, queue);
    // Whoever handed a job to the one before gets its result.
    before.stop(true).join();
    return queue;
  }

  private static Object valueOf(Object owner, String name) throws ReflectiveOperationException {
    return fieldOf(owner.getClass(), name).get(owner);
  }

  private static Field fieldOf(Class<?> owner, String name) throws ReflectiveOperationException {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getName().equals(name)) continue;
        field.setAccessible(true);
        return field;
      }
    }
    throw new NoSuchFieldException(owner + " has no " + name);
  }

  /**
   * Runs each job in the thread that asks for it, one at a time. A transaction of ten items is 42 jobs, and each was handed
   * to the one thread of the database and back while the others waited.
   */
  private static final class DirectQueue extends SQLiteQueue {
    private final ReentrantLock turn = new ReentrantLock();
    private final CompletableFuture<SQLiteConnection> opened = new CompletableFuture<>();
    private final Field confinement;

    DirectQueue(File databaseFile) throws ReflectiveOperationException {
      super(databaseFile);
      // Looked up once: jobs are many, and a lookup copies all fields of the class.
      confinement = fieldOf(SQLiteConnection.class, "myConfinement");
    }

    @Override
    protected void initConnection(SQLiteConnection connection) {
      opened.complete(connection);
    }

    @Override
    public <T, J extends SQLiteJob<T>> J execute(J job) {
      SQLiteConnection connection = opened.join();
      turn.lock();
      try {
        confine(connection);
        executeJob(job);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      } finally {
        turn.unlock();
      }
      return job;
    }

    @Override
    protected void disposeConnection(SQLiteConnection connection) {
      if (connection == null) return;
      turn.lock();
      try {
        confine(connection);
        super.disposeConnection(connection);
      } finally {
        turn.unlock();
      }
    }

    /** A connection refuses every thread but the one that it was opened in; here that is whoever's turn it is. */
    private void confine(SQLiteConnection connection) {
      try {
        confinement.set(connection, Thread.currentThread());
      } catch (IllegalAccessException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static final class Setup extends SQLiteJob<Void> {
    @Override
    protected Void job(SQLiteConnection database) throws Exception {
      widenPages(database);
      // One write for each transaction in place of four, and none waits for the disk: what was written outlives a killed
      // process all the same, and only a computer that loses its power may lose the last of it.
      database.exec("PRAGMA journal_mode = WAL");
      database.exec("PRAGMA synchronous = NORMAL");
      // The sequence number is the row's own id, which every index ends with; named in it, SQLite 3.8.7 does not use it.
      database.exec("CREATE INDEX IF NOT EXISTS guiju_us_stream ON us (StreamID)");
      database.exec("CREATE INDEX IF NOT EXISTS guiju_us_shard ON us (ShardID)");
      return null;
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
}
