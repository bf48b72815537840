import ProtobufReflection
import TestRandom
import TicketCore

/// Makes requests of any method at random: of the tenant's own words, and of names that anybody may have come by.
struct RandomRequest {
    let pool: DescriptorPool
    let loot: CanaryLoot
    let tenant: CanaryTenant
    var random: SeededRandom
    /// The other tenants' addresses that stand in it: an error may say them again.
    private(set) var strangers: [String] = []

    init(_ pool: DescriptorPool, _ loot: CanaryLoot, _ tenant: CanaryTenant, seed: UInt64) {
        self.pool = pool
        self.loot = loot
        self.tenant = tenant
        random = SeededRandom(seed: seed)
    }

    /// Which fields of messages that are answers as well are for callers to set.
    private static let settable: [String: Set<String>] = [
        "Ticket": ["number", "desk", "subject", "description", "cc_emails", "shared"],
        "Person": ["id"], "Comment": ["body", "internal"], "Conversation": ["desk", "subject"],
        "TicketView": ["name", "desk"], "Rating": ["score", "comment"],
    ]
    /// Of these fields a message takes one alone.
    private static let alternatives: [String: [String]] = [
        "GetConversationRequest": ["id", "ticket_number"], "GetTicketAtRequest": ["revision", "time"],
        "ExchangeTokenRequest": ["person_id", "email"], "ReleaseMailRequest": ["ticket_number", "desk"],
    ]
    /// Where others' addresses are looked up and never kept.
    private static let lookups: Set<String> = [
        "SignInRequest", "RequestPasswordResetRequest", "ExchangeTokenRequest", "ExportPersonRequest",
        "EraseRequesterRequest",
    ]
    /// Fields that are left out most of the time, as they narrow what comes or make calls fail.
    private static let rare: Set<String> = [
        "etag", "request_id", "filter", "page_token", "version", "validate_only", "tier", "expire_time", "view",
        "issue_type", "status_map", "kinds", "person_id", "requester",
    ]

    /// The packed request.
    mutating func packed(_ type: MessageType) -> [UInt8] {
        switch type.fullName {
        case "google.protobuf.Timestamp":
            return field(1, varint: Int64(TestClock.start.microsecondsSinceEpoch / 1_000_000))
        case "google.protobuf.Duration": return field(1, varint: Int64.random(in: 0...3_600, using: &random))
        case "google.protobuf.FieldMask":
            return field(1, Array(random.pick(["subject", "cc_emails", "shared", "subject"]).utf8))
        default: break
        }
        let settable = Self.settable[type.message.name]
        var bytes: [UInt8] = []
        var chosen: [Int: Int32] = [:]
        let alternatives = Self.alternatives[type.message.name]
        let only = alternatives.map { random.pick($0) }
        for field in type.message.fields where settable?.contains(field.name) ?? true {
            if let oneof = field.oneofIndex {
                let members = type.message.fields.filter { $0.oneofIndex == oneof }
                let choice = chosen[oneof] ?? random.pick(members).number
                chosen[oneof] = choice
                if choice != field.number { continue }
            } else if let alternatives, alternatives.contains(field.name) {
                if field.name != only { continue }
            } else if random.chance(Self.rare.contains(field.name) ? 80 : 4) {
                continue
            }
            let count = field.isRepeated ? Int.random(in: 1...2, using: &random) : 1
            for _ in 0..<count { bytes += value(field, of: type.message.name) }
        }
        return bytes
    }

    private mutating func value(_ field: ProtoField, of type: String) -> [UInt8] {
        switch field.type {
        case .int32, .int64, .uint32, .uint64: return self.field(field.number, varint: number(field.name, of: type))
        case .bool: return self.field(field.number, varint: random.chance(50) ? 1 : 0)
        case .enum: return self.field(field.number, varint: Int64.random(in: 0...4, using: &random))
        case .string: return self.field(field.number, Array(text(field.name, of: type).utf8))
        case .bytes: return self.field(field.number, Array(words().utf8))
        case .message(let name):
            guard let inner = pool.message(named: name) else { return [] }
            return self.field(field.number, packed(inner))
        case .double, .float, .group: return []
        }
    }

    private mutating func number(_ name: String, of type: String) -> Int64 {
        switch name {
        case "number", "numbers", "ticket_number", "ticket_numbers", "other_number", "into_number":
            return loot.number(&random)
        case "page_size": return Int64.random(in: 1...5, using: &random)
        case "id": return Int64.random(in: 1...30, using: &random)
        case "score", "revision", "message_id": return Int64.random(in: 1...5, using: &random)
        default: return random.chance(80) ? 0 : Int64.random(in: 0...3, using: &random)
        }
    }

    /// Some words of the tenant's.
    mutating func words() -> String {
        "\(random.pick(["Printer", "Invoice", "Door"])) \(tenant.canary) word\(Int.random(in: 0...9, using: &random))"
    }

    mutating func email() -> String {
        tenant.email(random.pick(CanaryTenant.people + ["guest\(Int.random(in: 0...9, using: &random))"]))
    }

    /// Somebody's address: where it is not kept also another tenant's.
    private mutating func address(in type: String) -> String {
        guard Self.lookups.contains(type), random.chance(30) else { return email() }
        let other = random.pick(CanaryTenant.all)
        let address = other.email(random.pick(CanaryTenant.people))
        if other != tenant { strangers.append(address) }
        return address
    }

    private mutating func text(_ name: String, of type: String) -> String {
        switch name {
        case "desk" where type == "UpdateDeskRequest": return "made"
        case "desk", "desks": return random.pick(CanaryTenant.desks + [MatrixDesk.key, MatrixDesk.key])
        case "query": return random.pick(["printer", "word1", "word2 door", "invoice OR door", "label"])
        case "status", "statuses", "from_status", "to_status", "entered_statuses":
            return random.pick(["open", "done", "pending", "resolved", "closed", "awaiting_customer"])
        case "assignee", "assignees": return random.pick(["alba", "teo", "ines"])
        case "person_id", "requester", "actors": return random.pick(CanaryTenant.people)
        case "person": return random.chance(50) ? address(in: type) : random.pick(CanaryTenant.people)
        case "email", "cc_emails": return address(in: type)
        case "id" where type == "Person", "creator_id": return random.pick(CanaryTenant.people)
        case "attachment_id", "attachment_ids": return loot.one(.attachment, &random)
        case "id" where type.contains("Attachment"): return loot.one(.attachment, &random)
        case "id" where type.contains("Token"): return loot.one(.serviceToken, &random)
        case "id", "conversation_id": return loot.one(.conversation, &random)
        case "upload_id": return "u\(Int.random(in: 0...99, using: &random))"
        case "request_id", "client_id": return "r\(Int.random(in: 0...40, using: &random))"
        case "page_token": return loot.one(random.chance(90) ? .pageToken : .cursor, &random)
        case "cursor": return loot.one(.cursor, &random)
        case "etag": return loot.one(.etag, &random)
        case "refresh_token": return loot.one(.refreshToken, &random)
        case "token": return loot.one(type == "UnsubscribeRequest" ? .unsubscribeToken : .resetToken, &random)
        case "password", "current_password", "new_password":
            return random.chance(90) ? CanaryTenant.password : "something else altogether"
        case "scopes": return random.pick(Scope.allCases.map(\.rawValue))
        case "service" where type == "HealthCheckRequest": return ""
        case "service": return "program-\(tenant.canary)"
        case "kinds", "issue_types", "teams", "team", "account", "view", "locale": return ""
        case "name": return random.pick(["mine", "ours"])
        case "tier", "tiers": return random.pick(["tier1", "tier2"])
        case "track": return "incident"
        case "state": return "some"
        case "tags": return tenant.canary
        case "macro": return "mark"
        case "canned_response": return "hello"
        case "article": return "article\(Int.random(in: 0...5, using: &random))"
        case "source": return source()
        case "script": return "requester create chat"
        default: return words()
        }
    }

    /// A desk that everybody calls alike, with the canary in a comment.
    private mutating func source() -> String {
        let text = DeskTemplateText.liveChat.replacing("key: live-chat\n", with: "key: made\n", maxReplacements: 1)
        return "# \(words())\n\(text)"
    }

    // MARK: The wire

    private func field(_ number: Int32, varint value: Int64) -> [UInt8] {
        varint(UInt64(number) << 3) + varint(UInt64(bitPattern: value))
    }

    private func field(_ number: Int32, _ bytes: [UInt8]) -> [UInt8] {
        varint(UInt64(number) << 3 | 2) + varint(UInt64(bytes.count)) + bytes
    }

    private func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f) | 0x80] + varint(value >> 7)
    }
}
