import ProtobufC
import Testing
import TicketMessages

/// libprotobuf-c frees the former member of a oneof when another comes; the arena must make that harmless for members
/// that are strings, which published protos have.
@Suite("A oneof whose members are strings and messages")
struct ScalarOneofTests {
    private typealias Request = GRPCReflectionServerReflectionRequest

    @Test("has the member that comes last, however often they take turns")
    func lastWins() throws {
        let file = try Request(messageRequest: .fileByFilename("a.proto")).packed()
        let symbol = try Request(messageRequest: .fileContainingSymbol("a.B")).packed()
        let place = GRPCReflectionExtensionRequest(containingType: "a.B", extensionNumber: 7)
        let message = try Request(messageRequest: .fileContainingExtension(place)).packed()
        let turns = [file, symbol, file, message, symbol, file, file, symbol].flatMap { $0 }
        #expect(try Request(unpacking: turns).messageRequest == .fileContainingSymbol("a.B"))
        #expect(try Request(unpacking: symbol + file + message).messageRequest == .fileContainingExtension(place))
        #expect(try Request(unpacking: message + file).messageRequest == .fileByFilename("a.proto"))
    }

    @Test("keeps a member that is set to its default")
    func emptyMember() throws {
        let request = Request(messageRequest: .listServices(""))
        #expect(try Request(unpacking: request.packed()) == request)
        #expect(try Request(unpacking: [UInt8]()).messageRequest == nil)
    }
}
