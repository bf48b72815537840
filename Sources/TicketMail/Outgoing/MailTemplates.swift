public import TicketCore

/// The templates that come with ticketd, in English, Spanish, French and Portuguese.
public enum MailTemplates {
    /// The template of an event in the first of the preferred languages that there is; English if there is none.
    public static func template(for event: MailEvent, in preference: LanguagePreference) -> MailTemplate {
        for tag in preference.tags {
            if let template = byLanguage[tag.text]?[event] { return template }
        }
        return english(event)
    }

    /// The languages that there are templates in.
    public static let languages = ["en", "es", "fr", "pt"].compactMap(LanguageTag.init)

    private static let byLanguage: [String: [MailEvent: MailTemplate]] = [
        "en": load(PackageResources.en_txt), "es": load(PackageResources.es_txt), "fr": load(PackageResources.fr_txt),
        "pt": load(PackageResources.pt_txt),
    ]

    private static func english(_ event: MailEvent) -> MailTemplate {
        guard let template = byLanguage["en"]?[event] else { preconditionFailure("no template for \(event)") }
        return template
    }

    private static func load(_ bytes: [UInt8]) -> [MailEvent: MailTemplate] {
        do {
            return try MailTemplateFile.read(String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("a built-in template does not load: \(error)")
        }
    }
}
