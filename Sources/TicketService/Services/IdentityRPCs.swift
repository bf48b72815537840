internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.IdentityService`: who callers are to this service.
struct IdentityRPCs: IdentityServiceProtocol {
    let endpoints: Endpoints

    var whoAmI: UnaryHandler<WhoAmIRequest, WhoAmIResponse> {
        endpoints.pointRead(.authenticated) { _, caller, _ in
            WhoAmIResponse(caller.actor)
        } offLoop: { _, caller in
            WhoAmIResponse(caller.actor)
        }
    }
}

extension WhoAmIResponse {
    fileprivate init(_ actor: Actor) {
        self.init(
            person: Person(actor.person, reader: actor), tenant: actor.tenant, locale: actor.locale?.text ?? "",
            scopes: actor.scopes.map(\.rawValue).sorted())
    }
}
