import Testing
import TicketMail

@Suite struct `What is new in a text` {
    @Test(arguments: [
        "On Sat, Nov 21, 2026 at 10:00 AM Desk <desk@example.com> wrote:",
        "El sáb, 21 nov 2026 a las 10:00, Desk (<desk@example.com>) escribió:",
        "Le sam. 21 nov. 2026 à 10:00, Desk <desk@example.com> a écrit :",
        "Em sáb., 21 de nov. de 2026 às 10:00, Desk <desk@example.com> escreveu:",
        "On Sat, Nov 21, 2026 at 10:00 AM Desk\n<desk@example.com>\nwrote:",
        "Le 21/11/2026 à 10:00, Desk a écrit\u{a0}:",
    ])
    func `stands before Gmail's and Apple's quotation`(attribution: String) {
        #expect(ReplyText.reply(in: "Thanks!\n\nBye\n\n\(attribution)\n> Hello\n>\n> More\n") == "Thanks!\n\nBye")
    }

    @Test(arguments: [
        "-----Original Message-----\nFrom: Desk",
        "-----Mensaje original-----\nDe: Desk",
        "-----Message d'origine-----\nDe : Desk",
        "-----Mensagem original-----\nDe: Desk",
        "________________________________\nFrom: Desk <d@x.org>\nSent: Saturday\nTo: Ana\nSubject: Re: x\n",
        "________________________________\nDe: Desk <d@x.org>\nEnviado: sábado\nPara: Ana\nAsunto: Re: x\n",
        "De : Desk <d@x.org>\nEnvoyé : samedi\nÀ : Ana\nObjet : Re: x\n",
        "*De:* Desk <d@x.org>\n*Enviada em:* sábado\n*Para:* Ana\n*Assunto:* Re: x\n",
    ])
    func `stands before Outlook's history`(history: String) {
        #expect(ReplyText.reply(in: "Thanks!\n\n\(history)\n\nHello,\nold text\n") == "Thanks!")
    }

    @Test(arguments: [
        "Sent from my iPhone", "Enviado desde mi iPhone", "Envoyé de mon iPhone", "Enviado do meu iPhone",
        "Get Outlook for iOS<https://aka.ms/x>", "-- \nAna\nExample Ltd", "--\nAna",
    ])
    func `has no signature`(signature: String) {
        #expect(ReplyText.reply(in: "It works\n\n\(signature)\n") == "It works")
        #expect(ReplyText.reply(in: "It works\n\n\(signature)\n\nOn 1 May, D wrote:\n> Hi\n") == "It works")
    }

    @Test(arguments: [
        "> Does it work?\nYes\n> And that?\nNo",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Desk <d@x.org>\nDate: x\nSubject: y\nTo: z\n\nText",
        "On the printer: error 12\nOn the screen he wrote: help",
        "From: the printer I get nothing\nSee you",
        "I wrote this:\n1. it fails",
        "a -- b\n--- c",
    ])
    func `is everything where nothing is surely quoted`(text: String) {
        #expect(ReplyText.reply(in: text) == text)
    }

    @Test func `stands under the quotation too, if it is in one piece`() {
        #expect(
            ReplyText.reply(in: "On 1 May 2026, D <d@x.org> wrote:\n> Does it?\n> Well?\n\nYes.\nAna") == "Yes.\nAna")
    }

    @Test func `is everything where the rest would be nothing`() {
        #expect(ReplyText.reply(in: "> only\n> quoted\n") == "> only\n> quoted")
        #expect(ReplyText.reply(in: "") == "")
        #expect(ReplyText.reply(in: "\n \n") == "")
    }

    @Test func `ends where a mail program marks it in HTML`() throws {
        for quote in [
            "<div class=\"gmail_quote gmail_quote_container\"><div class=gmail_attr>On x, D wrote:<br></div>",
            "<hr id=\"x_stopSpelling\"><div>",
            "<div id='divRplyFwdMsg' dir=ltr><b>From:</b> D</div><div>", "<div class=\"yahoo_quoted\">",
        ] {
            let html = "<html><body><div>Thanks<br>Ana</div>\(quote)<blockquote>Old</blockquote></div></body></html>"
            let mail = try ParsedMail(Mails.mail("Content-Type: text/html", body: html))
            #expect(mail.reply == "Thanks\nAna", "\(quote)")
            #expect(mail.text.contains("Old"))
        }
    }

    @Test func `has what was forwarded in HTML`() throws {
        let html = "<div>FYI</div><div class=gmail_quote>---------- Forwarded message ---------<br>From: D<br>Old</div>"
        let mail = try ParsedMail(Mails.mail("Content-Type: text/html", body: html))
        #expect(mail.reply.contains("Old"))
    }
}
