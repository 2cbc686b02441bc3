package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"strings"
)

func main() {
	list := `{"items": ["GB/T 19001-2008", "GB 7718-2011", "ISO 9001"], "asOf": "2026-11-01"}`
	response, err := http.Post("https://guiju.example/v1/checks", "application/json", strings.NewReader(list))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var report struct {
		Lines []struct {
			Written, Judgement string
			Standard           *struct{ Status string }
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&report); err != nil {
		log.Fatal(err)
	}
	for _, line := range report.Lines {
		fmt.Print(line.Written, " ", line.Judgement)
		if line.Standard != nil {
			fmt.Print(" ", line.Standard.Status)
		}
		fmt.Println()
	}
}
