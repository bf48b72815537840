internal import Logging
internal import TicketMail

/// Where mail that comes by LMTP goes: the intake of one tenant.
struct LMTPInbox: Sendable {
    let intake: MailIntake
    let tenant: String
    /// How we call ourselves.
    let hostName: String
    let logger: Logger

    func knows(_ recipient: String) async -> LMTPSession.Recipient {
        do {
            return try await intake.takes(recipient, tenant: tenant) ? .known : .unknown
        } catch {
            return .unavailable
        }
    }

    /// What became of a mail for each of its recipients; nil if it could not be taken.
    func take(_ raw: [UInt8], _ envelope: MailEnvelope) async -> [IntakeResult]? {
        do {
            return try await intake.take(raw, envelope: envelope, tenant: tenant)
        } catch {
            logger.warning("mail was not taken; its server brings it again", metadata: ["reason": "\(type(of: error))"])
            return nil
        }
    }
}
