package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

func main() {
	response, err := http.Get("https://guiju.example/v1/standards/resolve?q=" + url.QueryEscape("gbt19001—2016"))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Match    string
		Standard *struct{ Number, Status string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Match)
	if answer.Standard != nil {
		fmt.Println(answer.Standard.Number, answer.Standard.Status)
	}
}
