import TicketCore

/// A column of the matrix: who calls, and how they stand to the ticket. The raw value stands in the file's heading.
enum MatrixCaller: String, CaseIterable {
    case anonymous = "anon"
    case owner
    case mateOfShared = "mate+"
    case mate
    case letIn = "let-in"
    case told
    case stranger
    case foreign
    case agent
    case admin
    case with
    case without

    var column: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The tenant in which they are.
    var tenant: String { self == .foreign ? MatrixFixture.otherTenant : MatrixFixture.tenant }

    /// The person; nil for nobody, and for programs, which each row has its own of.
    var person: PersonReference? {
        switch self {
        case .anonymous, .with, .without: nil
        case .owner: Self.person("ana", .requester, "acme")
        case .mate, .mateOfShared: Self.person("bruno", .requester, "acme")
        case .letIn: Self.person("lena", .requester, "globex")
        case .told: Self.person("julien", .requester, "globex")
        case .stranger: Self.person("chloe", .requester, "globex")
        case .foreign: Self.person("gus", .admin, nil)
        case .agent: Self.person("alba", .agent, nil)
        case .admin: Self.person("ines", .admin, nil)
        }
    }

    /// The same as somebody who acts on the store itself.
    var actor: Actor {
        Actor(tenant: tenant, person: person ?? Self.person("nobody", .requester, nil))
    }

    /// What a program in this column has of all scopes, for a row that needs some.
    func scopes(for row: MatrixRow) -> Set<Scope> {
        let needed = row.scopes.compactMap { Scope(rawValue: $0) }
        switch self {
        case .with: return Set(needed)
        case .without: return Set(Scope.allCases).subtracting(needed.suffix(1))
        default: return []
        }
    }

    private static func person(_ id: String, _ role: Role, _ account: String?) -> PersonReference {
        PersonReference(id: id, name: id, email: "\(id)@example.com", role: role, account: account)
    }
}
