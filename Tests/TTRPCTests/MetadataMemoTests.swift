import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `What a connection remembers of metadata` {
    private final class Reading: Sendable {
        let first: String?

        init(_ metadata: Metadata) { first = metadata.first?.value }
    }

    private final class OtherReading: Sendable {}

    private struct Refused: Error {}

    private let connection = ConnectionIdentity(
        peer: .local, loopIndex: 0, clock: ClockAnchor(time: MonotonicTime(nanoseconds: 0), instant: .now))

    private func call(_ metadata: Metadata) throws -> CallContext {
        let method = MethodDescriptor(service: "s.v1.S", method: "M", shape: .unary)
        var router = Router()
        router.register(method, UnaryHandler<Note, Note>.inline { note, _ in note })
        let route = try #require(
            Array("s.v1.S".utf8).withUnsafeBytes { service in
                Array("M".utf8).withUnsafeBytes { router.route(service: service, method: $0) }
            })
        return CallContext(route: route, connection: connection, metadata: metadata, deadline: nil, call: nil)
    }

    @Test func `is what was made of it, for as long as calls bring the same`() throws {
        let metadata: Metadata = ["authorization": "one"]
        let first = try call(metadata).read { Reading($0) }
        #expect(try call(metadata).read { _ in throw Refused() } as Reading === first)
    }

    @Test func `is made anew of other metadata, also of such that says the same`() throws {
        let first = try call(["authorization": "one"]).read { Reading($0) }
        let second = try call(["authorization": "two"]).read { Reading($0) }
        #expect(second.first == "two")
        #expect(try call(["authorization": "two"]).read { Reading($0) } !== second)
        #expect(try call([:]).read { Reading($0) }.first == nil)
        #expect(first.first == "one")
    }

    @Test func `is made anew of metadata that was changed since`() throws {
        var metadata: Metadata = ["authorization": "one"]
        let call = try call(metadata)
        let first = call.read { Reading($0) }
        metadata.append("x", "y")
        #expect(try self.call(metadata).read { Reading($0) } !== first)
        #expect(call.read { Reading($0) } !== first, "only the last is remembered")
    }

    @Test func `is no failure, and nothing of another type`() throws {
        let metadata: Metadata = ["authorization": "one"]
        #expect(throws: Refused.self) { try call(metadata).read { _ -> Reading in throw Refused() } }
        #expect(try call(metadata).read { Reading($0) }.first == "one")
        _ = try call(metadata).read { _ in OtherReading() }
        #expect(try call(metadata).read { Reading($0) }.first == "one")
    }
}
