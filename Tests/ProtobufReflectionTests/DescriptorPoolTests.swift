import FixtureMessages
import ProtobufC
import ProtobufReflection
import Testing
import TicketMessages

/// Schemas that are looked up by names.
@Suite struct DescriptorPoolTests {
    @Test func `everything is found by its full name, in the file that declares it`() throws {
        let pool = try Pools.reflected()
        for symbol in [
            "reflected.v1.Note", "reflected.v1.Note.text", "reflected.v1.Optional._count",
            "reflected.v1.ReflectedService", "reflected.v1.ReflectedService.Chat",
        ] {
            #expect(pool.file(declaring: symbol)?.name == "reflected/v1/reflected.proto")
        }
        #expect(pool.file(declaring: "google.protobuf.NULL_VALUE")?.name == "google/protobuf/struct.proto")
        #expect(pool.file(declaring: "reflected.v1.Legacy.Scope.nested")?.name == "reflected/v1/legacy.proto")
        #expect(pool.file(declaring: "reflected.v1") == nil)
        #expect(pool.file(named: "reflected/v1/legacy.proto")?.syntax == "proto2")
    }

    @Test func `comments come with what they describe`() throws {
        let pool = try Pools.reflected()
        let note = try #require(pool.message(named: "reflected.v1.Note"))
        #expect(note.message.comment == ["A tree of notes."])
        #expect(note.field(named: "text")?.comment == ["What it says."])
        let service = try #require(pool.service(named: "reflected.v1.ReflectedService"))
        #expect(service.comment == ["Of every shape."])
        #expect(service.methods.first?.comment == ["One in, one out."])
    }

    @Test func `methods know their shapes`() throws {
        let service = try #require(try Pools.reflected().service(named: "reflected.v1.ReflectedService"))
        #expect(service.methods.map(\.isClientStreaming) == [false, false, true, true])
        #expect(service.methods.map(\.isServerStreaming) == [false, true, false, true])
        #expect(service.methods.allSatisfy { $0.request == "reflected.v1.Note" })
    }

    @Test func `a field is found by either of its names, and knows presence and packing`() throws {
        let pool = try Pools.reflected()
        let optional = try #require(pool.message(named: "reflected.v1.Optional"))
        #expect(optional.field(named: "simple") == optional.field(named: "plain"))
        #expect(optional.message.fields.map(\.hasPresence) == [true, true, false])
        let legacy = try #require(pool.message(named: "reflected.v1.Legacy"))
        #expect(legacy.message.fields.map(\.hasPresence) == [true, false, false, true])
        #expect(legacy.message.fields.map(\.isPacked) == [false, false, true, false])
        let everything = try #require(try Pools.fixture().message(named: "fixture.v1.Everything"))
        #expect(everything.field(named: "unpacked")?.isPacked == false)
        #expect(everything.field(named: "int32s")?.isPacked == true)
    }

    @Test func `the modules carry the schemas of their own messages`() throws {
        let pool = try DescriptorPool(descriptorSet: TicketMessagesDescriptors.packed)
        for message in TicketMessagesCatalog.messages {
            #expect(pool.message(named: message.fullName) != nil, "\(message.fullName)")
        }
        #expect(pool.message(named: "ticket.v1.Ticket")?.message.comment.isEmpty == false)
        #expect(pool.message(named: "ticket.storage.v1.TicketRecord") == nil)
    }

    @Test func `a file's own bytes make the same file`() throws {
        let files = try Pools.reflected().files
        #expect(try DescriptorPool(files: files.map(\.packed)).files == files)
    }

    @Test func `a file without those that it imports is refused by name`() throws {
        let file = try #require(try Pools.reflected().file(named: "reflected/v1/reflected.proto"))
        let error = #expect(throws: SchemaError.self) { try DescriptorPool(files: [file.packed]) }
        #expect(
            error?.description == "reflected/v1/reflected.proto imports google/protobuf/any.proto, which is missing: "
                + "give the imported files as well")
    }

    @Test func `a file that is there twice is refused`() throws {
        let file = try #require(try Pools.reflected().file(named: "reflected/v1/legacy.proto"))
        let error = #expect(throws: SchemaError.self) { try DescriptorPool(files: [file.packed, file.packed]) }
        #expect(error?.description == "the file reflected/v1/legacy.proto is there twice: leave one out")
    }

    @Test(
        arguments: [
            // A field that refers to a message nowhere declared, one with the number 0, two with one number.
            (
                [0x0a, 1, 0x61, 0x18, 1, 0x28, 11, 0x32, 2, 0x2e, 0x58],
                "M.a refers to the message X, which is not declared"
            ),
            ([0x0a, 1, 0x61, 0x18, 0, 0x28, 5], "M.a has the number 0, which is not from 1 to 536870911"),
            ([0x0a, 1, 0x61, 0x18, 1, 0x28, 5, 0x48, 9], "M.a is in a oneof that is not declared"),
        ] as [([UInt8], String)])
    func `a schema that protoc would refuse is refused`(field: [UInt8], expected: String) {
        let message: [UInt8] = [0x0a, 1, 0x4d, 0x12, UInt8(field.count)] + field
        let file: [UInt8] = [0x0a, 1, 0x66, 0x22, UInt8(message.count)] + message
        let error = #expect(throws: SchemaError.self) { try DescriptorPool(files: [file]) }
        #expect(error?.description == expected)
    }

    @Test func `no prefix and no changed byte of a file is a trap`() throws {
        let file = try #require(try Pools.reflected().file(named: "reflected/v1/legacy.proto")).packed
        #expect(try DescriptorPool(files: [file]).files.map(\.packed) == [file])
        for length in file.indices { _ = try? DescriptorPool(files: [Array(file[..<length])]) }
        for place in file.indices {
            for bit in [0, 3, 7] {
                var changed = file
                changed[place] ^= UInt8(1 << bit)
                _ = try? DescriptorPool(files: [changed])
            }
        }
    }

    @Test func `sets with files in common make one schema`() throws {
        let sets = [TicketMessagesDescriptors.packed, try Pools.reflectedSet(), TicketMessagesDescriptors.packed]
        let pool = try DescriptorPool(descriptorSets: sets)
        #expect(pool.service(named: "ticket.v1.TicketService") != nil)
        #expect(pool.service(named: "reflected.v1.ReflectedService") != nil)
        #expect(Set(pool.files.map(\.name)).count == pool.files.count)
    }
}
