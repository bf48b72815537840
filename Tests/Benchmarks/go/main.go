// Containerd's ttrpc for Go with a handler that answers from memory. Nothing is authenticated and there are no
// interceptors.
//
//	go-ttrpc --ticket FILE [--port 0]
//
// Prints "listening PORT". Threads are Go's own; GOMAXPROCS bounds them.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"

	"benchmarks/messages"

	"github.com/containerd/ttrpc"
)

func main() {
	port := flag.Int("port", 0, "the port to listen on; 0 lets the system choose")
	path := flag.String("ticket", "", "a packed ticket.v1.Ticket, with which every call is answered")
	flag.Parse()
	packed, err := os.ReadFile(*path)
	must(err)
	var ticket messages.Ticket
	must(ticket.Unmarshal(packed))
	server, err := ttrpc.NewServer()
	must(err)
	server.Register("ticket.v1.TicketService", map[string]ttrpc.Method{
		"GetTicket": func(_ context.Context, unmarshal func(interface{}) error) (interface{}, error) {
			var request messages.GetTicketRequest
			if err := unmarshal(&request); err != nil {
				return nil, err
			}
			reply := ticket
			reply.Number = request.Number
			return &reply, nil
		},
	})
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	must(err)
	fmt.Printf("listening %d\n", listener.Addr().(*net.TCPAddr).Port)
	must(server.Serve(context.Background(), listener))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
