import java.io.IOException;
import java.io.PrintStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node on the port it is told. The runner's own main knows only ports up to 9299, has no ingest role
 * and hides why it failed.
 * Arguments: base path, configuration folder, HTTP port, plugin classes.
 */
public final class DevNode {
  public static void main(String[] args) throws Exception {
    // OpenSearch turns System.out into a log.
    PrintStream out = System.out;
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.setMaxHttpPort(-1);
    runner.onBuild((number, settings) -> {
      settings.put("http.port", args[2]);
      settings.putList("node.roles", "cluster_manager", "data", "ingest");
    });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
    try {
      runner.build("-basePath", args[0], "-confPath", args[1], "-numOfNode", "1", "-clusterName", "guiju",
          "-pluginTypes", args[3]);
    } catch (Throwable failure) {
      failure.printStackTrace(out);
      System.exit(1);
    }
    out.println("listening on 127.0.0.1:" + args[2]);
    Thread.currentThread().join();
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (IOException failure) {
      failure.printStackTrace();
    }
  }
}
