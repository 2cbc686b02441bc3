import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the main class named first and ends this JVM when standard input closes, which is when the launcher is gone,
 * however it went: no engine outlives a launcher that was killed.
 */
public final class Lifeline {
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(Lifeline::endWithStandardInput, "lifeline");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(args[0]).getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException failure) {
      failure.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void endWithStandardInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException closed) {
      // A broken pipe says the same as a closed one.
    }
    Thread exit = new Thread(() -> System.exit(0), "exit");
    exit.start();
    try {
      exit.join(15_000);
    } catch (InterruptedException hurry) {
      // Falls through to the halt.
    }
    Runtime.getRuntime().halt(1);
  }
}
