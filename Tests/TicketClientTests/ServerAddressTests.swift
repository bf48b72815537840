import Testing
import TicketClient

@Suite("A server's address")
struct ServerAddressTests {
    @Test(
        "is read as people write it, and written so that it can be read again",
        arguments: [
            ("127.0.0.1:7411", "127.0.0.1", 7411, "127.0.0.1:7411"), ("localhost", "localhost", 7411, "localhost:7411"),
            ("[::1]:9000", "::1", 9000, "[::1]:9000"), ("[::1]", "::1", 7411, "[::1]:7411"),
            ("::1", "::1", 7411, "[::1]:7411"),
            ("tickets.example.com:1", "tickets.example.com", 1, "tickets.example.com:1"),
        ])
    func parses(text: String, host: String, port: Int, description: String) throws {
        let address = try ServerAddress(parsing: text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == description)
        #expect(try ServerAddress(parsing: address.description) == address)
    }

    @Test(
        "says what a connection is made of",
        arguments: [
            ("localhost", ServerAddress.Transport.tcp, "localhost", 7411, "localhost:7411"),
            ("tls://localhost", .tls, "localhost", 7411, "tls://localhost:7411"),
            ("tls://[::1]:9000", .tls, "::1", 9000, "tls://[::1]:9000"),
            ("unix:/run/ticketd.sock", .unix, "/run/ticketd.sock", 0, "unix:/run/ticketd.sock"),
            ("unix:a:b", .unix, "a:b", 0, "unix:a:b"),
        ])
    func transports(
        text: String, transport: ServerAddress.Transport, host: String, port: Int, description: String
    ) throws {
        let address = try ServerAddress(parsing: text)
        #expect(address.transport == transport)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == description)
        #expect(try ServerAddress(parsing: address.description) == address)
    }

    @Test(
        "is refused where it is none",
        arguments: [
            ("", ServerAddressError.invalidHost("")), (":7411", .invalidHost("")), ("a b", .invalidHost("a b")),
            ("a:", .invalidPort("")), ("a:0", .invalidPort("0")), ("a:65536", .invalidPort("65536")),
            ("a:-1", .invalidPort("-1")), ("a:+1", .invalidPort("+1")), ("[::1]7411", .invalidPort("7411")),
            ("a:99999999999999999999", .invalidPort("99999999999999999999")), ("http://a", .invalidPort("//a")),
            ("tls://", .invalidHost("")), ("tls://a:0", .invalidPort("0")), ("unix:", .invalidPath("")),
            ("unix:/\(String(repeating: "x", count: 107))", .invalidPath("/\(String(repeating: "x", count: 107))")),
        ])
    func refuses(text: String, expected: ServerAddressError) {
        #expect(throws: expected) { try ServerAddress(parsing: text) }
    }

    @Test("comes alone or with others, each of its own kind")
    func list() throws {
        let addresses = try ServerAddress.list(parsing: "a:1, tls://b ,unix:/run/c.sock")
        #expect(addresses.map(\.description) == ["a:1", "tls://b:7411", "unix:/run/c.sock"])
        #expect(try ServerAddress.list(parsing: "a:1") == [try ServerAddress(parsing: "a:1")])
    }

    @Test("is missing where a comma too many stands", arguments: ["", "a,", ",a", "a,,b", "a, ,b"])
    func emptyInList(text: String) {
        #expect(throws: ServerAddressError.invalidHost("")) { try ServerAddress.list(parsing: text) }
    }
}
