/// A store that keeps views.
public protocol ViewStore: Sendable {
    /// Keeps a view, in the place of the one that its owner has under its name.
    ///
    /// Throws `Refusal.requestIDReused`, and `LimitReached` for an owner who has ``SavedView/viewsMax``.
    func save(_ view: SavedView, tenant: String, for request: StoreRequest) async throws
    /// The views of an owner, in the order of the bytes of their names.
    func views(of owner: SavedView.Owner, tenant: String) async throws -> [SavedView]
    /// Deletes a view; answers whether there was one, or a retry found that it is gone.
    func deleteView(
        _ name: String, of owner: SavedView.Owner, tenant: String, for request: StoreRequest
    ) async throws -> Bool
}
