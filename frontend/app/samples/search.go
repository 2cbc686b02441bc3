package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

func main() {
	query := url.Values{"q": {"质量管理体系"}, "status": {"in-force"}, "size": {"3"}}
	response, err := http.Get("https://guiju.example/v1/standards?" + query.Encode())
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var found struct {
		Total int
		Items []struct {
			Number, Status string
			Title          map[string]string
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.Total)
	for _, item := range found.Items {
		fmt.Println(item.Number, item.Title["zh"], item.Status)
	}
}
