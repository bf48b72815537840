import Testing

@testable import TTRPCSwiftGenerator

@Suite struct NamingTests {
    @Test(arguments: [
        ("subject", "subject"), ("request_id", "requestID"), ("id", "id"), ("id_token", "idToken"),
        ("reply_ids", "replyIDs"), ("avatar_url", "avatarURL"), ("type_uri", "typeURI"), ("sent_utc", "sentUTC"),
        ("IN_PROGRESS", "inProgress"), ("2_TONE", "_2Tone"), ("idle_time", "idleTime"), ("sha_256", "sha256"),
    ])
    func `words are joined in lower camel case, with initialisms in capitals`(snake: String, expected: String) {
        #expect(SwiftWords.lowerCamel(snake) == expected)
    }

    @Test(arguments: [
        ("GetTicket", "getTicket"), ("Check", "check"), ("URLOf", "urlOf"), ("ID", "id"), ("already", "already"),
    ])
    func `a method's name begins with a small letter`(name: String, expected: String) {
        #expect(SwiftWords.lowerFirst(name) == expected)
    }

    @Test(arguments: [
        ("TicketStatus", "TICKET_STATUS"), ("ServingStatus", "SERVING_STATUS"), ("HTTPMethod", "HTTP_METHOD"),
        ("Kind", "KIND"),
    ])
    func `an enum's name in capitals is the prefix of its values`(name: String, expected: String) {
        #expect(SwiftWords.upperSnake(name) == expected)
    }

    @Test(arguments: [
        ("in", "`in`"), ("default", "`default`"), ("self", "self_"), ("init", "init_"), ("hashValue", "hashValue_"),
        ("Type", "Type_"), ("subject", "subject"),
    ])
    func `words that Swift keeps for itself are set apart`(word: String, expected: String) {
        #expect(SwiftWords.escaped(word) == expected)
    }

    @Test(arguments: [
        ("ticket.v1.Ticket", "Ticket__V1__Ticket", "ticket__v1__ticket__init"),
        (
            "google.rpc.BadRequest.FieldViolation", "Google__Rpc__BadRequest__FieldViolation",
            "google__rpc__bad_request__field_violation__init"
        ),
        ("a.HTTPServer", "A__HTTPServer", "a__httpserver__init"),
    ])
    func `C names are those that protoc-c gives`(fullName: String, type: String, initializer: String) {
        #expect(CNames.type(fullName) == type)
        #expect(CNames.initializer(fullName) == initializer)
    }

    @Test(arguments: [
        ("ticket.v1", "Ticket"), ("google.rpc", "GoogleRpc"), ("grpc.health.v1", "GrpcHealth"), ("", ""),
        ("verbs.voice", "VerbsVoice"),
    ])
    func `a package without a prefix of its own gives its name, without the version`(package: String, expected: String)
    {
        #expect(GeneratorOptions(cModule: "C").prefix(of: package) == expected)
    }

    @Test func `options are read from the plugin's parameter`() throws {
        let options = try GeneratorOptions(parameter: "CModule=CTicket,Prefix.ticket.v1=,Prefix.a.b=AB,Catalog=All")
        #expect(
            options == GeneratorOptions(cModule: "CTicket", prefixes: ["ticket.v1": "", "a.b": "AB"], catalog: "All"))
    }
}
