package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

type page struct {
	Items []struct{ Number string }
	Next  *string
}

func get(query url.Values) (found page, err error) {
	response, err := http.Get("https://guiju.example/v1/standards?" + query.Encode())
	if err != nil {
		return found, err
	}
	defer response.Body.Close()
	err = json.NewDecoder(response.Body).Decode(&found)
	return found, err
}

func main() {
	query := url.Values{"q": {"GB"}, "size": {"20"}}
	for {
		found, err := get(query)
		if err != nil {
			log.Fatal(err)
		}
		for _, item := range found.Items {
			fmt.Println(item.Number)
		}
		if found.Next == nil {
			return
		}
		query.Set("cursor", *found.Next)
	}
}
