import ProtobufC
import ProtobufReflection
import TTRPC
import TestRandom
import TicketHash
import TicketMessages

/// One call of somebody's, made at random, and who may be seen in what comes of it.
struct CanaryOperation: Sendable {
    let call: CanaryCall
    /// Whose words may be in the answer.
    let viewer: CanaryTenant
    /// Addresses of others that an error may say again, since the caller has said them.
    let strangers: [String]
    let responseType: MessageType?

    /// How often a method is tried, where it is not twice in so many times.
    private static let weights: [String: Int] = [
        "CreateTicket": 20, "AddComment": 20, "StartConversation": 8, "UploadAttachment": 8, "IngestMail": 10,
        "ListEvents": 6, "SearchTickets": 6, "ListTickets": 6, "GetTicket": 6, "GetTicketAt": 4, "SaveView": 4,
        "SignIn": 4, "RefreshSession": 4, "Chat": 4, "AddParticipant": 6, "RequestPasswordReset": 4,
        "EraseRequester": 1, "ExportPerson": 1, "MigrateTickets": 1, "UpdateDesk": 1, "ImportDesk": 1,
    ]
    /// Those that look at no token: whose words may be seen depends on the server.
    private static let open: Set<String> = [
        "SignIn", "RefreshSession", "RequestPasswordReset", "ConfirmPasswordReset",
    ]

    /// Every method, as often as it is to be tried.
    static func deck(_ methods: [MethodDescriptor]) -> [MethodDescriptor] {
        methods.flatMap { Array(repeating: $0, count: weights[$0.method] ?? 2) }
    }

    init?(_ stage: CanaryStage, _ deck: [MethodDescriptor], _ pool: DescriptorPool, _ random: inout SeededRandom) {
        let method = random.pick(deck)
        var caller = random.pick(CanaryTenant.all)
        let isForService = ["IngestMail", "Unsubscribe", "ExchangeToken"].contains(method.method)
        let person = isForService ? "sync" : random.chance(40) ? "ines" : random.pick(CanaryTenant.people)
        var token: String? = CanaryStage.token(of: person, caller)
        if random.chance(10), let found = stage.loot.token(&random) { (caller, token) = found }
        if random.chance(2) { token = nil }
        let server = random.chance(70) ? caller : random.pick(CanaryTenant.all)
        viewer = Self.open.contains(method.method) ? server : caller
        guard let client = stage.clients[server],
            let described = pool.service(named: method.service)?.methods.first(where: { $0.name == method.method }),
            let type = pool.message(named: described.request)
        else { return nil }
        responseType = pool.message(named: described.response)
        var request = RandomRequest(pool, stage.loot, viewer, seed: random.next())
        let requests = Self.requests(of: method.method, type, &request)
        strangers = request.strangers
        call = CanaryCall(
            method: method, client: client, options: CanaryStage.options(token), requests: requests)
    }

    private static func requests(
        of method: String, _ type: MessageType, _ request: inout RandomRequest
    ) -> [[UInt8]] {
        switch method {
        case "UploadAttachment":
            let bytes = Array(request.words().utf8)
            let start = UploadStart(
                uploadID: "u\(Int.random(in: 0...99, using: &request.random))",
                ticketNumber: request.loot.number(&request.random), filename: "\(request.tenant.canary).txt",
                sizeBytes: Int64(bytes.count), sha256: SHA256.digest(bytes))
            return packed([
                UploadAttachmentRequest(kind: .start(start)),
                UploadAttachmentRequest(kind: .chunk(UploadChunk(data: bytes))),
            ])
        case "Chat":
            let id = request.loot.one(.conversation, &request.random)
            return packed([
                ChatRequest(kind: .open(ChatOpen(conversationID: id))),
                ChatRequest(kind: .send(ChatSend(body: request.words(), clientID: "1"))),
            ])
        case "ImportDesk":
            return packed([
                ImportDeskRequest(kind: .start(DeskImportStart(requestID: "r1"))),
                ImportDeskRequest(kind: .chunk(DeskImportChunk(data: Array(request.words().utf8)))),
            ])
        case "IngestMail": return packed([mail(&request)])
        case "EraseRequester":
            // Who is erased does nothing more.
            return [request.packed(type) + [UInt8(2 << 3), 1]]
        default: return [request.packed(type)]
        }
    }

    /// A mail to a desk or to an address that somebody was given.
    private static func mail(_ request: inout RandomRequest) -> IngestMailRequest {
        let desk = "\(request.random.pick(CanaryTenant.desks))@\(MatrixFixture.mailDomain)"
        let given = request.loot.one(.replyAddress, &request.random)
        let recipient = request.random.chance(50) && given != "none" ? given : desk
        let lines = [
            "From: \(request.email())", "To: \(recipient)", "Subject: \(request.words())",
            "Message-ID: <\(request.random.next())@example.com>", "", request.words(), "",
        ]
        return IngestMailRequest(raw: Array(lines.joined(separator: "\r\n").utf8), recipients: [recipient])
    }

    private static func packed(_ messages: [some ProtobufMessage]) -> [[UInt8]] {
        messages.compactMap { try? $0.packed() }
    }
}
