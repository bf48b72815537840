import ProtobufReflection
import Testing

@Suite("A schema as proto text")
struct ProtoTextTests {
    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    @Test("has a service's methods with their shapes and comments")
    func service() throws {
        let pool = try Pools.reflected()
        let service = try #require(pool.service(named: "reflected.v1.ReflectedService"))
        #expect(
            text(ProtoText(pool).lines(of: service)) == """
                // Of every shape.
                service ReflectedService {
                  // One in, one out.
                  rpc Get(reflected.v1.Note) returns (reflected.v1.Note);

                  rpc Watch(reflected.v1.Note) returns (stream reflected.v1.Note);
                  rpc Import(stream reflected.v1.Note) returns (reflected.v1.Note);
                  rpc Chat(stream reflected.v1.Note) returns (stream reflected.v1.Note);
                }
                """)
    }

    @Test("has a message's fields with labels, types and comments")
    func message() throws {
        let pool = try Pools.reflected()
        let note = try #require(pool.message(named: "reflected.v1.Note")).message
        #expect(
            text(ProtoText(pool).lines(of: note)) == """
                // A tree of notes.
                message Note {
                  // What it says.
                  string text = 1;

                  // Those below it.
                  repeated reflected.v1.Note notes = 2;

                  reflected.v1.Note parent = 3;
                }
                """)
        let optional = try #require(pool.message(named: "reflected.v1.Optional")).message
        #expect(
            text(ProtoText(pool).lines(of: optional)) == """
                // Fields that are unset or not.
                message Optional {
                  optional int32 count = 1;
                  optional string name = 2;
                  int32 plain = 3;
                }
                """)
    }

    @Test("has maps, oneofs, every kind of number, and what is nested")
    func everything() throws {
        let pool = try Pools.fixture()
        let message = try #require(pool.message(named: "fixture.v1.Everything")).message
        let lines = ProtoText(pool).lines(of: message).map { $0.drop { $0 == " " } }
        for expected in [
            "map<string, fixture.v1.Everything.Inner> inner_by_name = ", "sint64 ", "sfixed32 ", "fixed64 ", "oneof ",
            "repeated string ", "message Inner {", "double ", "enum ",
        ] {
            #expect(lines.contains { $0.hasPrefix(expected) }, "\(expected)")
        }
        #expect(!lines.contains { $0.contains("Entry") })
        #expect(lines.count { $0.hasSuffix("{") } == lines.count { $0 == "}" })
    }

    @Test("has an enum's values, and nothing in a message without fields")
    func enumeration() throws {
        let pool = try Pools.ticket()
        let waiting = try #require(pool.enumeration(named: "ticket.v1.WaitingOn"))
        let lines = ProtoText(pool).lines(of: waiting)
        #expect(lines.contains("enum WaitingOn {"))
        #expect(lines.contains("  WAITING_ON_AGENT = \(try #require(waiting.number(of: "WAITING_ON_AGENT")));"))
        let request = try #require(pool.message(named: "ticket.v1.WhoAmIRequest")).message
        #expect(ProtoText(pool).lines(of: request).last == "message WhoAmIRequest {}")
    }
}
