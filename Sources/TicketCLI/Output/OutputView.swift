internal import ProtobufC

/// A reply in each form in which it can be written.
protocol OutputView {
    /// The whole reply, for `json`.
    var reply: any ProtobufMessage { get }
    /// The resources in it, for `jsonl`.
    var resources: [any ProtobufMessage] { get }
    /// What names each resource, for `id`.
    var ids: [String] { get }
    /// What people read, for `table`: lines ended by a line feed, everything from others escaped.
    func text(_ style: TextStyle) -> String
}

extension OutputView {
    var resources: [any ProtobufMessage] { [reply] }
}
