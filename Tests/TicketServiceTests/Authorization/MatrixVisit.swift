import TTRPC
import TTRPCTransport
import TicketMessages

/// One cell being tried: who calls, and about what.
struct MatrixVisit {
    /// Tries the method and answers whether the answer has what it was asked for.
    typealias Call = @Sendable (MatrixVisit) async throws -> Bool

    let client: TTRPCClient
    let options: CallOptions
    let caller: MatrixCaller
    let scene: MatrixScene
    let timer: ManualTimer

    var number: Int64 { scene.number }
    var tickets: TicketServiceClient { TicketServiceClient(invoker: client) }
    var conversations: ConversationServiceClient { ConversationServiceClient(invoker: client) }
    var attachments: AttachmentServiceClient { AttachmentServiceClient(invoker: client) }
    var events: EventServiceClient { EventServiceClient(invoker: client) }
    var desks: DeskServiceClient { DeskServiceClient(invoker: client) }
    var automation: AutomationServiceClient { AutomationServiceClient(invoker: client) }
    var feedback: FeedbackServiceClient { FeedbackServiceClient(invoker: client) }
    var identity: IdentityServiceClient { IdentityServiceClient(invoker: client) }
    var people: PeopleServiceClient { PeopleServiceClient(invoker: client) }
    var mail: MailServiceClient { MailServiceClient(invoker: client) }
    var health: GRPCHealthHealthClient { GRPCHealthHealthClient(invoker: client) }

    /// Tries a row's call and says what came of it in the words of the file.
    func result(of row: MatrixRow) async throws -> String {
        guard let call = Self.calls[row.name] else { return "nobody knows how to call it" }
        do {
            let result = try await call(self) ? "ok" : "empty"
            await scene.end()
            return result
        } catch let error as RPCError {
            await scene.end()
            switch error.code {
            case .notFound: return "hidden"
            case .permissionDenied: return "denied"
            case .unauthenticated: return "token"
            case .invalidArgument: return "invalid"
            case .failedPrecondition: return "conflict"
            default: return "\(error.code.name): \(error.message)"
            }
        }
    }

    /// How each row is tried.
    static let calls: [String: Call] = {
        let parts = [
            readingCalls, requesterCalls, staffCalls, historyCalls, fileCalls, chatCalls, deskCalls, carryingCalls,
            otherCalls, signInCalls, tokenCalls, peopleCalls, mailCalls,
        ]
        return parts.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }()
}
