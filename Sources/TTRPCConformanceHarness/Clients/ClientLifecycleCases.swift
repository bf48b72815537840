internal import ConformanceMessages
internal import Glibc
internal import ProtobufC

/// Servers that go away, and connections that are lost.
enum ClientLifecycleCases {
    static let all: [ClientCase] = [
        ClientCase(
            servers: 103, .lifecycle, "after a two-step go-away the open call finishes, and the next one reconnects",
            .echoTwice, [.extended], lines: ["reply 1", "status 0", "reply 2", "status 0"]
        ) { server, mode in
            let old = try server.accept(mode)
            let call = try old.request("Echo")
            try old.send(.goAway(last: Frame.undecided))
            try old.expectPong()
            try old.send(.goAway(last: call.stream))
            try old.expectPong()
            try old.reply(call.stream, EchoResponse(payload: [1]))
            let new = try server.accept(mode)
            try new.reply(new.request("Echo").stream, EchoResponse(payload: [1, 2]))
            try old.expectEnd()
            try new.expectEnd()
        },
        ClientCase(
            servers: 104, .lifecycle, "a call above the last id of a go-away is made again on a new connection", .echo,
            [.extended], lines: ["reply 1", "status 0"]
        ) { server, mode in
            let old = try server.accept(mode)
            let _ = try old.request("Echo")
            try old.send(.goAway(last: 1))
            try serveAgain(server, mode)
            try old.expectEnd()
        },
        ClientCase(
            servers: 145, .lifecycle, "a call that is refused with 14 is made again on a new connection", .echo,
            [.extended], lines: ["reply 1", "status 0"]
        ) { server, mode in
            let old = try server.accept(mode)
            try old.send(.reset(old.request("Echo").stream, code: 14, flags: Frame.refused))
            try serveAgain(server, mode)
            try old.expectEnd()
        },
        ClientCase(
            servers: 105, .lifecycle, "a call that is answered with 14 is not made again", .echo, [.extended, .plain],
            lines: ["status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            try client.send(.response(client.request("Echo").stream, code: 14))
            try client.expectEnd()
            try server.expectNoConnection(milliseconds: 100)
        },
        ClientCase(
            106, .lifecycle, "the answer to a ping has the same eight bytes", .echo, [.extended],
            lines: ["reply 0", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            try client.expectPong()
            try client.send(Frame(stream: call.stream, type: Frame.response))
        },
        ClientCase(
            servers: 107, .lifecycle, "a server that has vanished is asked, and then its call is 14", .silence,
            [.extended], lines: ["status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let _ = try client.request("Sleep")
            let question = try client.frameUnanswered()
            try require(question.type == Frame.ping && question.flags == 0, "instead of a ping came a \(question)")
            try client.expectEnd()
        },
        deaf(
            109, "a call that waits for the server is made once it is there", lines: ["reply 1", "status 0"]
        ) { server, mode in
            // Long enough for an attempt that is refused.
            usleep(300_000)
            server.listen()
            let client = try server.accept(mode)
            try client.reply(client.request("Echo").stream, EchoResponse(payload: [1]))
            try client.expectEnd()
        },
        ClientCase(
            servers: 110, .lifecycle, "when the ids are used up, the next call is on a new connection", .lastIDs,
            [.extended, .plain],
            lines: ["reply 1", "status 0", "reply 2", "status 0", "reply 3", "status 0"]
        ) { server, mode in
            let old = try server.accept(mode)
            for (stream, size) in [(0xffff_fffd, 1), (0xffff_ffff, 2)] as [(UInt32, Int)] {
                let call = try old.request("Echo")
                try require(call.stream == stream, "the call has stream \(call.stream) and not \(stream)")
                try old.reply(call.stream, EchoResponse(payload: FramingCases.zeros(size)))
            }
            let new = try server.accept(mode)
            try new.reply(new.request("Echo").stream, EchoResponse(payload: [1, 2, 3]))
            try new.expectEnd()
        },
        ClientCase(
            servers: 111, .lifecycle, "a call whose connection is lost after it was sent is 14, and not made again",
            .echo, [.extended, .plain], lines: ["status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let _ = try client.request("Echo")
            client.close()
            try server.expectNoConnection(milliseconds: 200)
        },
        ClientCase(
            servers: 146, .lifecycle, "after a lost connection the next call reconnects", .echoTwice,
            [.extended, .plain], lines: ["status 14", "reply 1", "status 0"]
        ) { server, mode in
            let client = try server.accept(mode)
            let _ = try client.request("Echo")
            client.close()
            try serveAgain(server, mode)
        },
    ]

    /// A case whose server does not listen at first.
    private static func deaf(
        _ number: Int, _ title: String, lines: [String],
        script: @escaping @Sendable (ScriptedServer, ClientCase.Mode) throws -> Void
    ) -> ClientCase {
        var clientCase = ClientCase(
            servers: number, .lifecycle, title, .wait, [.extended, .plain], lines: lines, script: script)
        clientCase.listensAtOnce = false
        return clientCase
    }

    /// Serves an echo on a new connection.
    private static func serveAgain(_ server: ScriptedServer, _ mode: ClientCase.Mode) throws {
        let client = try server.accept(mode)
        try client.reply(client.request("Echo").stream, EchoResponse(payload: [1]))
        try client.expectEnd()
    }
}
