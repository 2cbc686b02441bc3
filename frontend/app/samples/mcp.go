package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	call := `{"jsonrpc": "2.0", "id": 1, "method": "tools/call",
		"params": {"name": "resolve_designation", "arguments": {"designation": "gbt19001"}}}`
	request, err := http.NewRequest("POST", "https://guiju.example/mcp", strings.NewReader(call))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("accept", "application/json, text/event-stream")
	request.Header.Set("content-type", "application/json")
	request.Header.Set("mcp-protocol-version", "2025-11-25")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		log.Fatal(err)
	}
}
