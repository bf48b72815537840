internal import TicketCore

/// The columns of a token's row but its digest, in the order in which they are selected.
enum TokenColumns {
    /// What follows SELECT.
    static let list = """
        tokens.person, tokens.expire_time, tokens.create_time, tokens.session, tokens.scopes, tokens.service, \
        tokens.parent
        """

    /// How many they are.
    static let count: Int32 = 7

    /// The token in the present row, from a column on.
    static func token(_ row: Statement, from first: Int32, digest: [UInt8]) -> TokenRecord {
        TokenRecord(
            digest: digest, personID: row.text(first), expireTime: row.optionalTimestamp(first + 1),
            createTime: row.optionalTimestamp(first + 2), sessionID: row.optionalText(first + 3),
            scopes: row.optionalText(first + 4).map(PrincipalColumns.scopes),
            serviceID: row.optionalText(first + 5),
            parentDigest: row.isNull(first + 6) ? nil : row.bytes(first + 6))
    }
}

extension Statement {
    /// The moment in a column.
    func timestamp(_ column: Int32) -> Timestamp { Timestamp(microsecondsSinceEpoch: int64(column)) }

    /// The moment in a column that may have none.
    func optionalTimestamp(_ column: Int32) -> Timestamp? {
        optionalInt64(column).map(Timestamp.init(microsecondsSinceEpoch:))
    }
}
