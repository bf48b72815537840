// Calls a server with containerd's own ttrpc package and the stubs of its stock generator: every shape of call, from a
// client that knows nothing of this project but its protos.
//
//	go run . ADDRESS TOKEN
//
// The server must run with --dev --conformance. It prints a line for each thing that held, and exits with 1 at the first
// that does not.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"sync"
	"time"

	conformance "ticketd/compatibility/stubs/conformance"
	extension "ticketd/compatibility/stubs/extension"
	ticket "ticketd/compatibility/stubs/ticket"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run . ADDRESS TOKEN")
	}
	connection, err := net.Dial("tcp", os.Args[1])
	must(err)
	client := ttrpc.NewClient(connection)
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()

	probe := conformance.NewConformanceServiceClient(client)
	unary(ctx, probe)
	failures(ctx, probe)
	deadline(ctx, probe)
	many(ctx, probe)
	clientStream(ctx, probe)
	serverStream(ctx, probe)
	bidirectional(ctx, probe)
	life(ctx, client, os.Args[2])
}

func unary(ctx context.Context, probe conformance.ConformanceServiceClient) {
	payload := bytes.Repeat([]byte{7}, 271828)
	ctx = ttrpc.WithMetadata(ctx, ttrpc.MD{"colour": {"green", "blue"}})
	reply, err := probe.Echo(ctx, &conformance.EchoRequest{Payload: payload})
	must(err)
	hold(bytes.Equal(reply.Payload, payload), "a unary call brings 271,828 bytes back")
	values := []string{}
	for _, pair := range reply.Metadata {
		if pair.Key == "colour" {
			values = append(values, pair.Value)
		}
	}
	hold(len(values) == 2 && values[0] == "green" && values[1] == "blue", "metadata arrives in order")
	hold(reply.RemainingNanoseconds > 0, "the deadline of the context arrives")
}

func failures(ctx context.Context, probe conformance.ConformanceServiceClient) {
	for code := codes.Canceled; code <= codes.Unauthenticated; code++ {
		_, err := probe.Fail(ctx, &conformance.FailRequest{
			Failure: &conformance.Failure{Code: int32(code), Message: "ça ne va pas"}})
		hold(status.Code(err) == code && status.Convert(err).Message() == "ça ne va pas",
			fmt.Sprintf("status %v arrives with its message", code))
	}
}

func deadline(ctx context.Context, probe conformance.ConformanceServiceClient) {
	ctx, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	_, err := probe.Sleep(ctx, &conformance.SleepRequest{})
	hold(err != nil && (errors.Is(err, context.DeadlineExceeded) || status.Code(err) == codes.DeadlineExceeded),
		"a call that sleeps for ever ends at its deadline")
}

func many(ctx context.Context, probe conformance.ConformanceServiceClient) {
	var waiting sync.WaitGroup
	failed := make(chan error, 1000)
	for number := 0; number < 1000; number++ {
		waiting.Add(1)
		go func(number int) {
			defer waiting.Done()
			payload := []byte(fmt.Sprint(number))
			reply, err := probe.Echo(ctx, &conformance.EchoRequest{Payload: payload})
			if err != nil {
				failed <- err
			} else if !bytes.Equal(reply.Payload, payload) {
				failed <- errors.New("another call's answer")
			}
		}(number)
	}
	waiting.Wait()
	close(failed)
	must(<-failed)
	hold(true, "a thousand calls at once each have their own answer")
}

func clientStream(ctx context.Context, probe conformance.ConformanceServiceClient) {
	stream, err := probe.Sum(ctx)
	must(err)
	for _, number := range []int64{27182, 8, 1828, 45904} {
		must(stream.Send(&conformance.SumRequest{Number: number}))
	}
	reply, err := stream.CloseAndRecv()
	must(err)
	hold(reply.Sum == 74922, "a client stream of four messages is summed")
}

func serverStream(ctx context.Context, probe conformance.ConformanceServiceClient) {
	sizes := []int64{31415, 9, 2653, 58979}
	stream, err := probe.Download(ctx, &conformance.DownloadRequest{Sizes: sizes, Repeat: 1})
	must(err)
	for _, size := range sizes {
		message, err := stream.Recv()
		must(err)
		hold(int64(len(message.Payload)) == size, fmt.Sprintf("a server stream brings a message of %d bytes", size))
	}
	_, err = stream.Recv()
	hold(err == io.EOF, "and then its end")
}

func bidirectional(ctx context.Context, probe conformance.ConformanceServiceClient) {
	stream, err := probe.PingPong(ctx)
	must(err)
	for number := 1; number <= 4; number++ {
		must(stream.Send(&conformance.PingPongRequest{Number: int64(number), ResponseBytes: int64(number) * 1000}))
		reply, err := stream.Recv()
		must(err)
		hold(reply.Number == int64(number) && len(reply.Payload) == number*1000,
			fmt.Sprintf("message %d of a bidirectional stream is answered", number))
	}
	must(stream.CloseSend())
	_, err = stream.Recv()
	hold(err == io.EOF, "and ends after the client's half-close")
}

// life follows a ticket through TicketService and EventService. Go's package sends no metadata with a stream, so the
// token goes to the connection: Hello with version 0 asks for nothing of the extension.
func life(ctx context.Context, client *ttrpc.Client, token string) {
	_, err := extension.NewConnectionClient(client).Hello(ctx, &extension.HelloRequest{Token: "none"})
	hold(status.Code(err) == codes.Unauthenticated, "a connection is not opened with a wrong token")
	_, err = extension.NewConnectionClient(client).Hello(ctx, &extension.HelloRequest{Token: token})
	must(err)
	hold(true, "and is with the right one")
	watching, stop := context.WithCancel(ctx)
	defer stop()
	events, err := ticket.NewEventServiceClient(client).WatchEvents(watching, &ticket.WatchEventsRequest{})
	must(err)
	_, err = events.Recv()
	must(err)

	tickets := ticket.NewTicketServiceClient(client)
	created, err := tickets.CreateTicket(ctx, &ticket.CreateTicketRequest{
		Ticket:    &ticket.Ticket{Desk: "account-portal", Subject: "No puedo entrar 🔑", Description: "Desde ayer."},
		RequestId: fmt.Sprintf("go-%d", time.Now().UnixNano())})
	must(err)
	read, err := tickets.GetTicket(ctx, &ticket.GetTicketRequest{Number: created.Number})
	must(err)
	hold(read.Subject == "No puedo entrar 🔑", fmt.Sprintf("ticket #%d is created and read", created.Number))
	for {
		message, err := events.Recv()
		must(err)
		if event := message.GetEvent(); event != nil && event.TicketNumber == created.Number {
			hold(true, "its event arrives at the watcher")
			break
		}
	}
	_, err = tickets.GetTicket(ctx, &ticket.GetTicketRequest{Number: 1})
	hold(status.Code(err) == codes.NotFound, "a ticket that is not there is NOT_FOUND")
}

func hold(holds bool, what string) {
	if !holds {
		log.Fatalf("FAILED  %s", what)
	}
	fmt.Printf("ok      %s\n", what)
}

func must(err error) {
	if err != nil {
		log.Fatalf("FAILED  %v", err)
	}
}
