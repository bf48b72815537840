/// The tenants of this server. One server keeps one organisation for now; every key in the store has the tenant first,
/// so that more can follow.
enum Tenant {
    static let standard = "default"
}
