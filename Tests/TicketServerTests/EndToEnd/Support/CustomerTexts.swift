/// What customers write in Spanish and French.
enum CustomerTexts {
    /// A ticket's subject and description, and the language they are in.
    struct Text {
        let locale: String
        let subject: String
        let description: String
    }

    /// The text of the ticket with this index; subjects of different indices differ.
    static func text(_ index: Int) -> Text {
        let (locale, pairs) = index % 2 == 0 ? ("es", spanish) : ("fr", french)
        let pair = pairs[index / 2 % pairs.count]
        return Text(locale: locale, subject: "\(pair.subject) (\(index))", description: pair.description)
    }

    private static let spanish: [(subject: String, description: String)] = [
        (
            "No puedo iniciar sesión desde ayer",
            "Cada vez que escribo mi contraseña, la aplicación vuelve a la pantalla de inicio. ¿Qué está pasando?"
        ),
        (
            "Me habéis cobrado dos veces la misma factura",
            "En mi cuenta aparecen dos cargos de 29,90 € con la misma fecha. Os ruego que devolváis uno de ellos."
        ),
        (
            "La aplicación se cierra al abrir el calendario 😕",
            "Desde la última actualización, en cuanto pulso «Calendario» se cierra sola. Tengo un móvil con Android 14."
        ),
        (
            "¿Cómo añado a un compañero a nuestra cuenta?",
            "Mañana se incorpora una persona nueva y necesita ver los tickets del equipo. No encuentro la opción."
        ),
        (
            "El correo de confirmación no llega nunca",
            "He pedido tres veces que me lo reenviéis y he mirado también en la carpeta de correo no deseado. Nada."
        ),
        (
            "Quiero cambiar el idioma del portal al español",
            "Todo me sale en inglés aunque en mi perfil está elegido «Español (México)». ¿Dónde más hay que cambiarlo?"
        ),
        (
            "Necesito un duplicado del contrato, por favor",
            "Lo firmamos en 2023 y nuestra asesoría nos lo pide para la declaración. Basta con un PDF. ¡Muchas gracias!"
        ),
        (
            "Error 503 al exportar el informe mensual 📊",
            "Sólo ocurre con el informe de todo el año; el de un mes se descarga bien. Adjuntaré una captura si hace falta."
        ),
    ]

    private static let french: [(subject: String, description: String)] = [
        (
            "Impossible de me connecter à mon espace",
            "Depuis hier soir, le site m'affiche « Session expirée » dès que je valide mon mot de passe. Que dois-je faire ?"
        ),
        (
            "Où trouver la facture du mois d'août ?",
            "Elle n'apparaît pas dans la liste, alors que le prélèvement a bien été effectué le 3 septembre."
        ),
        (
            "Les notifications n'arrivent plus sur mon téléphone 🔔",
            "J'ai vérifié les réglages et réinstallé l'application, sans succès. Mes collègues, eux, les reçoivent."
        ),
        (
            "Suppression de mon compte et de mes données",
            "Conformément à la réglementation, je vous prie de bien vouloir effacer mes données et de me le confirmer."
        ),
        (
            "Le tableau de bord reste vide après la mise à jour",
            "La page se charge, puis plus rien : ni graphiques, ni chiffres. Même résultat avec un autre navigateur."
        ),
        (
            "Changer l'adresse électronique de l'administrateur",
            "Notre ancienne responsable est partie à la retraite ; c'est moi qui reprends le dossier. Comment procéder ?"
        ),
        (
            "Pièces jointes trop volumineuses, même compressées",
            "Le fichier ne fait pourtant que 12 Mo. À quelle taille la limite est-elle fixée, et peut-on l'augmenter ?"
        ),
        (
            "Bravo pour la nouvelle version ! ✨ Une suggestion",
            "Tout est plus clair qu'avant. Il ne manque qu'un raccourci pour créer un ticket depuis n'importe quel écran."
        ),
    ]
}
