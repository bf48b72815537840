import ProtobufReflection
import Synchronization
import TestRandom

/// What callers have come by of names that others could guess, steal or find: each may be tried by anybody.
final class CanaryLoot: Sendable {
    enum Kind: Hashable, CaseIterable {
        case conversation, attachment, serviceToken, pageToken, cursor, etag, refreshToken, resetToken, replyAddress,
            unsubscribeToken
    }

    private struct State {
        var names: [Kind: [String]] = [:]
        var tokens: [(tenant: CanaryTenant, text: String)] = []
        var lastNumber: Int64 = 100_001
    }

    private static let keptMax = 300
    private let state = Mutex(State())

    func add(_ text: String, _ kind: Kind) {
        guard !text.isEmpty else { return }
        state.withLock { state in
            if state.names[kind, default: []].count >= Self.keptMax { state.names[kind]?.removeFirst(100) }
            state.names[kind, default: []].append(text)
        }
    }

    func one(_ kind: Kind, _ random: inout SeededRandom) -> String {
        let all = state.withLock { $0.names[kind] ?? [] }
        return all.isEmpty ? "none" : random.pick(all)
    }

    /// A token of a session or a service, and whose it is.
    func token(_ random: inout SeededRandom) -> (tenant: CanaryTenant, text: String)? {
        let all = state.withLock { $0.tokens }
        return all.isEmpty ? nil : random.pick(all)
    }

    /// The number of a ticket that there is in some tenant.
    func number(_ random: inout SeededRandom) -> Int64 {
        let last = state.withLock { $0.lastNumber }
        // New ones are where something is to be found.
        return random.chance(50)
            ? Int64.random(in: max(100_001, last - 20)...last, using: &random)
            : Int64.random(in: 100_001...last, using: &random)
    }

    /// Takes what an answer has of them.
    func add(_ message: DynamicMessage, of tenant: CanaryTenant) {
        for field in message.type.message.fields {
            for value in message.values(field.name) {
                switch value {
                case .message(let inner): add(inner, of: tenant)
                case .string(let text): add(text, field.name, of: message.type.message.name, tenant)
                case .int64(let number) where field.name == "number":
                    state.withLock { $0.lastNumber = max($0.lastNumber, number) }
                default: break
                }
            }
        }
    }

    private func add(_ text: String, _ field: String, of type: String, _ tenant: CanaryTenant) {
        switch field {
        case "id" where type == "Attachment": add(text, .attachment)
        case "id" where type == "ServiceToken": add(text, .serviceToken)
        case "id" where type == "Conversation": add(text, .conversation)
        case "conversation_id": add(text, .conversation)
        case "next_page_token": add(text, .pageToken)
        case "cursor": add(text, .cursor)
        case "etag": add(text, .etag)
        case "refresh_token": add(text, .refreshToken)
        case "access_token", "token":
            guard !text.isEmpty else { return }
            state.withLock { state in
                if state.tokens.count >= Self.keptMax { state.tokens.removeFirst(100) }
                state.tokens.append((tenant, text))
            }
        default: break
        }
    }
}
