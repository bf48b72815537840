/// A tenant's number in the database. It comes first in every key.
struct TenantID: Hashable, RawRepresentable {
    let rawValue: Int64
}
