internal import TTRPC
internal import TicketCore

/// Who calls and how the answer should read.
struct Caller: Sendable {
    let actor: Actor
    /// The languages asked for by `accept-language`, then the caller's own.
    let languages: [LanguageTag]

    /// Every handler makes one, so this is where the call's log learns who calls.
    init(actor: Actor, context: CallContext) {
        context.identify(principalID: actor.person.id)
        self.actor = actor
        let asked = context.callerMetadata.languages
        languages = actor.locale.map { asked + [$0] } ?? asked
    }

    /// The same caller as they are now.
    init(_ caller: Caller, as actor: Actor) {
        self.actor = actor
        languages = caller.languages
    }

    var tenant: String { actor.tenant }

    /// The way by which the caller's tickets and comments come in: a person uses some app, a service the API.
    var channel: Channel { actor.person.role == .service ? .api : .app }

    /// The languages to try for a desk's texts.
    func preference(for desk: Desk) -> LanguagePreference {
        LanguagePreference(wanted: languages, deskDefault: desk.defaultLocale)
    }
}
