import Foundation
import ProtobufC
import ProtobufTestSupport
import TestRandom
import TestThreads
import Testing
import TicketMessages

/// What is accepted means here what it means to Google's libprotobuf, held against it through Python's package of it.
@Suite(.onThreadOfItsOwn) struct LibprotobufTests {
    @Test(.enabled(if: Libprotobuf.isThere, "needs protoc and Python's protobuf (Debian: python3-protobuf)"))
    func `what is accepted reads the same with libprotobuf`() throws {
        let messages = try Self.accepted(seeds: 1...8)
        // Each message as it is, and what of its damaged forms is still a message.
        #expect(messages.count > 2_000)
        let report = try Libprotobuf.compare(messages)
        #expect(report.last == "\(messages.count) compared")
        #expect(report.dropLast() == [])
    }

    @Test(.enabled(if: Libprotobuf.isThere, "needs protoc and Python's protobuf (Debian: python3-protobuf)"))
    func `another reading is noticed`() throws {
        let link = GoogleRPCHelp.Link(url: "https://example.com")
        let empty = GoogleRPCHelp.Link().json()
        let lie = Libprotobuf.Message(name: GoogleRPCHelp.Link.fullName, packed: try link.packed(), json: empty)
        let cut = Libprotobuf.Message(name: GoogleRPCHelp.Link.fullName, packed: [0x0a, 9], json: empty)
        let report = try Libprotobuf.compare([lie, cut])
        #expect(report.count == 3)
        #expect(report.first?.contains("read as") == true)
        #expect(report.dropFirst().first?.contains("refused") == true)
    }

    private static func accepted(seeds: ClosedRange<UInt64>) throws -> [Libprotobuf.Message] {
        var messages: [Libprotobuf.Message] = []
        for name in AllMessages.names where !name.hasSuffix("Entry") {
            for seed in seeds { try append(AllMessages.named(name), seed, to: &messages) }
        }
        return messages
    }

    private static func append<Message: ProtobufMessage>(
        _: Message.Type, _ seed: UInt64, to messages: inout [Libprotobuf.Message]
    ) throws {
        let arena = Arena()
        var source = RandomLayout(random: SeededRandom(seed: seed), arena: arena)
        let layout = try source.make(Message.descriptor).assumingMemoryBound(to: Message.Layout.self)
        let original = try Message(layout: UnsafePointer(layout)).packed()
        for bytes in [original] + (0..<8).map({ _ in original.mutated(&source.random) }) {
            guard let message = try? Message(unpacking: bytes) else { continue }
            messages.append(Libprotobuf.Message(name: Message.fullName, packed: bytes, json: message.json()))
        }
    }
}
