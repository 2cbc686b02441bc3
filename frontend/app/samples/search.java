import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

class Search {
  public static void main(String[] arguments) throws Exception {
    var query = "status=in-force&size=3&q=" + URLEncoder.encode("质量管理体系", StandardCharsets.UTF_8);
    var request = HttpRequest.newBuilder(URI.create("https://guiju.example/v1/standards?" + query)).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    System.out.println(response.body());
  }
}
