import CProtobufC
import FixtureMessages
import ProtobufC
import ProtobufReflection
import ProtobufTestSupport
import TestRandom
import TestThreads
import Testing
import TicketMessages

/// Messages that are known while the program runs only, beside the same ones generated.
@Suite(.onThreadOfItsOwn) struct AgreementTests {
    private static let types: [String: any ProtobufMessage.Type] = Dictionary(
        uniqueKeysWithValues: (TicketMessagesCatalog.messages + FixtureCatalog.messages).map { ($0.fullName, $0) })

    static let names = types.keys.sorted()

    private let ticket: DynamicCoder
    private let fixture: DynamicCoder

    init() throws {
        ticket = DynamicCoder(try Pools.ticket())
        fixture = DynamicCoder(try Pools.fixture())
    }

    @Test(arguments: names)
    func `JSON and bytes are those of the generated message`(name: String) throws {
        try agrees(try Self.type(name))
    }

    private func agrees<Message: ProtobufMessage>(_: Message.Type) throws {
        let (coder, type) = try coder(for: Message.fullName)
        for seed in 0..<20 {
            let arena = Arena()
            var source = RandomLayout(random: SeededRandom(seed: UInt64(seed)), arena: arena)
            let raw = try source.make(Message.descriptor)
            let value = try Message(layout: UnsafePointer(raw.assumingMemoryBound(to: Message.Layout.self)))
            let packed = try value.packed()
            let dynamic = try coder.unpack(packed, as: type)
            #expect(coder.json(dynamic) == value.json())
            #expect(dynamic.packed() == packed)
        }
        #expect(coder.json(DynamicMessage(type)) == Message().json())
    }

    @Test(arguments: ["fixture.v1.Everything", "ticket.v1.Ticket", "ticket.v1.Event", "google.rpc.Status"])
    func `changed bytes are refused by both or read by both, to the same JSON`(name: String) throws {
        try agreesOnChanges(try Self.type(name))
    }

    private func agreesOnChanges<Message: ProtobufMessage>(_: Message.Type) throws {
        let (coder, type) = try coder(for: Message.fullName)
        var random = SeededRandom(seed: 7)
        var counts = (read: 0, refused: 0)
        for seed in 0..<60 {
            let arena = Arena()
            var source = RandomLayout(random: SeededRandom(seed: UInt64(seed)), arena: arena)
            let raw = try source.make(Message.descriptor)
            let packed = try Message(layout: UnsafePointer(raw.assumingMemoryBound(to: Message.Layout.self))).packed()
            guard !packed.isEmpty else { continue }
            for _ in 0..<20 {
                var changed = packed
                changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                let generated = (try? Message(unpacking: changed))?.json()
                let dynamic = (try? coder.unpack(changed, as: type)).map { coder.json($0) }
                #expect(dynamic == generated)
                if generated == nil { counts.refused += 1 } else { counts.read += 1 }
            }
        }
        #expect(counts.read > 50 && counts.refused > 50)
    }

    @Test func `what is within an Any stands in the JSON of both`() throws {
        let details: [GoogleProtobufAny] = [
            try GoogleProtobufAny(
                packing: GoogleRPCErrorInfo(reason: "STALE", metadata: [.init(key: "k", value: "v")])),
            try GoogleProtobufAny(packing: GoogleProtobufDuration(seconds: 2, nanos: 5)),
            try GoogleProtobufAny(packing: GoogleProtobufEmpty()),
            try GoogleProtobufAny(packing: GoogleProtobufAny(typeURL: "x/y", value: [1, 2])),
            GoogleProtobufAny(typeURL: "x/google.rpc.ErrorInfo", value: [0xff]), GoogleProtobufAny(),
        ]
        let status = GoogleRPCStatus(code: 3, message: "no", details: details)
        let (coder, type) = try coder(for: GoogleRPCStatus.fullName)
        let dynamic = try coder.unpack(status.packed(), as: type)
        #expect(coder.json(dynamic) == status.json())
        let readable = GoogleRPCStatus(details: Array(details.prefix(4)))
        #expect(try coder.read(json: readable.json(), as: type).packed() == readable.packed())
    }

    @Test func `a chain of messages inside each other stays as shallow as that of generated ones`() throws {
        var any = GoogleProtobufAny()
        for _ in 0..<200 { any = try GoogleProtobufAny(packing: any) }
        let (coder, type) = try coder(for: GoogleProtobufAny.fullName)
        #expect(coder.json(try coder.unpack(any.packed(), as: type)) == any.json())
    }

    private static func type(_ name: String) throws -> any ProtobufMessage.Type {
        guard let type = types[name] else { throw NoSuchMessage(name: name) }
        return type
    }

    private struct NoSuchMessage: Error {
        let name: String
    }

    private func coder(for name: String) throws -> (DynamicCoder, MessageType) {
        for coder in [ticket, fixture] {
            if let type = coder.pool.message(named: name) { return (coder, type) }
        }
        return (ticket, try #require(ticket.pool.message(named: name)))
    }
}
