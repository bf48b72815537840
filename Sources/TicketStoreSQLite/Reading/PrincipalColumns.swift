internal import TicketCore

/// The columns of a principal's row, in the order in which they are selected.
enum PrincipalColumns {
    /// What follows SELECT.
    static let list = """
        principals.id, principals.name, principals.email, principals.role, principals.account, principals.locale, \
        principals.scopes
        """

    /// How many they are.
    static let count: Int32 = 7

    /// The principal in the present row.
    static func principal(_ row: Statement) throws -> Principal {
        let role = try Role(column: row.int64(3), in: "principals.role")
        return Principal(
            person: PersonReference(
                id: row.text(0), name: row.text(1), email: row.text(2), role: role, account: row.optionalText(4)),
            locale: row.optionalText(5).flatMap(LanguageTag.init), scopes: scopes(row.text(6)))
    }

    /// The scopes as the column has them, in alphabetic order.
    static func column(scopes: Set<Scope>) -> String {
        scopes.map(\.rawValue).sorted().joined(separator: " ")
    }

    /// The name by which the principal is looked up: a service's name, a person's address in lower case.
    static func signInName(_ principal: Principal) -> String {
        principal.person.role == .service ? principal.person.name : principal.person.email.lowercased()
    }

    /// The scopes of a column.
    static func scopes(_ column: String) -> Set<Scope> {
        // A scope that this version does not know allows nothing in it.
        Set(column.split(separator: " ").compactMap { Scope(rawValue: String($0)) })
    }
}
