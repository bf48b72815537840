/// Somebody of the development seed, as scripts name them.
enum Person: String, CaseIterable {
    case ana = "Ana"
    case bruno = "Bruno"
    case chloe = "Chloe"
    case alba = "Alba"
    case teo = "Teo"
    case ines = "Ines"

    /// The name in `dev.json`, which is the id, too.
    var id: String { rawValue.lowercased() }

    /// Whether this is one of the desk's own.
    var isStaff: Bool { [.alba, .teo, .ines].contains(self) }

    /// The mail address of the seed.
    var email: String {
        switch self {
        case .ana, .bruno: "\(id)@acme.example"
        case .chloe: "chloe@globex.example"
        case .alba, .teo, .ines: "\(id)@support.example"
        }
    }
}
