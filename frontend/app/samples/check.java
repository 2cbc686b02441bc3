import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

class Check {
  public static void main(String[] arguments) throws Exception {
    var list = """
        {"items": ["GB/T 19001-2008", "GB 7718-2011", "ISO 9001"], "asOf": "2026-11-01"}""";
    var request = HttpRequest.newBuilder(URI.create("https://guiju.example/v1/checks"))
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(list))
        .build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
