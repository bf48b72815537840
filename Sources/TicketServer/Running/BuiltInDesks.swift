internal import ServiceLifecycle
internal import TicketCore
internal import TicketDesks

/// The desks that come with ticketd, in a store.
///
/// To read their files takes longer than everything else at the start, and mostly finds what the last start has found.
/// So where the texts are the same, it is done while the server answers already; it still is, since another version of
/// ticketd may read another desk out of the same text.
struct BuiltInDesks: Service {
    let store: any TicketStore
    let tenant: String

    /// Whether the store has each of them, made of the text that this program has, or written by somebody.
    var areSettled: Bool {
        get async throws {
            for (key, file) in DeskTemplates.files {
                guard try await store.isSettled(key, source: file, tenant: tenant) else { return false }
            }
            return true
        }
    }

    /// Reads them, and keeps those that are new.
    func install() async throws {
        for (desk, file) in DeskTemplates.allWithFiles {
            _ = try await store.install(desk, source: file, tenant: tenant)
        }
    }

    func run() async throws { try await install() }
}
