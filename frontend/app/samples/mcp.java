import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

class Mcp {
  public static void main(String[] arguments) throws Exception {
    var call = """
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
         "params": {"name": "resolve_designation", "arguments": {"designation": "gbt19001"}}}""";
    var request = HttpRequest.newBuilder(URI.create("https://guiju.example/mcp"))
        .header("accept", "application/json, text/event-stream")
        .header("content-type", "application/json")
        .header("mcp-protocol-version", "2025-11-25")
        .POST(BodyPublishers.ofString(call))
        .build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
