internal import ProtobufC
internal import TicketCore

/// A page of things that have keys, in the order of a desk's file.
struct KeyedPage<Item> {
    let items: [Item]
    /// Gives the next page; empty on the last one.
    let nextToken: String

    /// - Parameters:
    ///   - size: how many are asked for.
    ///   - token: the page before's; what it was made of is gone with another version of the desk, and then refused.
    ///   - binding: what else was asked, to which the token is bound.
    init(
        _ all: [Item], key: KeyPath<Item, String>, size: Int32, token: String, binding: some ProtobufMessage
    ) throws {
        let count = try PageSize.resolve(size)
        let after = try PageToken(token, filter: binding).map { String(decoding: $0.key, as: UTF8.self) }
        let last = after.flatMap { after in all.firstIndex { $0[keyPath: key] == after } }
        guard after == nil || last != nil else {
            throw PageToken.invalid("the desk has changed since that page; begin again without the token")
        }
        let start = last.map { $0 + 1 } ?? 0
        items = Array(all[start...].prefix(count))
        let isLast = start + items.count >= all.count
        nextToken =
            isLast
            ? ""
            : try items.last.map { try PageToken(key: Array($0[keyPath: key].utf8), filter: binding).text } ?? ""
    }
}
