/// What customers write, in several languages.
struct SampleText: Sendable, Hashable {
    /// The language, as BCP 47 tags it.
    let locale: String
    let subject: String
    let description: String
    /// A word to search for.
    let word: String

    /// The text that a random number means.
    static func chosen(_ choice: UInt64) -> SampleText { all[Int(choice % UInt64(all.count))] }

    /// The comment that a random number means.
    static func comment(_ choice: UInt64) -> String { comments[Int(choice % UInt64(comments.count))] }

    private static let all = [
        SampleText(
            locale: "en", subject: "I cannot sign in since this morning",
            description: "After I type my password, the app goes back to the start page. What is going on?",
            word: "password"),
        SampleText(
            locale: "en", subject: "Charged twice for the same invoice",
            description: "My account shows two charges of €29.90 with the same date. Please refund one of them.",
            word: "invoice"),
        SampleText(
            locale: "es", subject: "La aplicación se cierra al abrir el calendario 😕",
            description: "Desde la última actualización, en cuanto pulso «Calendario» se cierra sola. Uso Android 14.",
            word: "calendario"),
        SampleText(
            locale: "es", subject: "¿Cómo añado a un compañero a nuestra cuenta?",
            description: "Mañana se incorpora una persona nueva y necesita ver los tickets. No encuentro la opción.",
            word: "compañero"),
        SampleText(
            locale: "fr", subject: "Où trouver la facture du mois d'août ?",
            description: "Elle n'apparaît pas dans la liste, alors que le prélèvement a bien été effectué.",
            word: "facture"),
        SampleText(
            locale: "fr", subject: "Les notifications n'arrivent plus sur mon téléphone 🔔",
            description: "J'ai vérifié les réglages et réinstallé l'application, sans succès.",
            word: "téléphone"),
        SampleText(
            locale: "pt", subject: "Não recebo o e-mail de confirmação",
            description: "Já pedi três vezes e olhei também na caixa de spam. Podem verificar o endereço?",
            word: "confirmação"),
        SampleText(
            locale: "de", subject: "Bericht lässt sich nicht als PDF speichern",
            description: "Beim Jahresbericht erscheint Fehler 503, der Monatsbericht geht. Was kann ich tun?",
            word: "Bericht"),
        SampleText(
            locale: "ja", subject: "請求書のあて名を変更したい",
            description: "会社名が変わりました。来月の請求書から新しい名前でお願いします。",
            word: "請求書"),
        SampleText(
            locale: "uk", subject: "Не можу завантажити вкладення",
            description: "Файл має лише 12 МБ, але завантаження зупиняється на половині. Що можна зробити?",
            word: "вкладення"),
    ]

    private static let comments = [
        "Thank you, that worked on one of my two computers.",
        "He probado lo que decís y sigue igual. ¿Qué más puedo hacer?",
        "Merci pour votre réponse, je vous envoie une capture demain.",
        "Obrigado! Agora funciona.",
        "Leider besteht das Problem weiterhin, auch nach einem Neustart.",
        "ご対応ありがとうございます。確認いたします。",
    ]
}
