import Foundation

/// How programs head the letters that say that somebody is away.
enum AbsenceWords {
    static func stand(in subject: String) -> Bool {
        var subject = subject.lowercased().precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while let prefix = ["re: ", "re:", "aw: ", "отв: ", "ha: "].first(where: subject.hasPrefix) {
            subject.removeFirst(prefix.count)
        }
        let start = subject.drop { "[(* ".contains($0) }
        return starts.begin(start) || anywhere.stand(in: subject)
    }

    /// A person's subject may hold these, but hardly begins with them.
    private static let starts = Phrases([
        "auto:", "autoreply", "auto reply", "auto-reply", "auto response", "auto-response", "autoresponse",
        "automatic reply",
        "automatic response", "automated reply", "automated response", "out of office", "out of the office", "ooo:",
        "vacation:",
        "away from", "автоответ", "автоматический ответ", "автоматичний", "автоматична відповідь",
        "нет на рабочем месте",
        "вне офиса", "abwesenheit", "abwesend", "automatische antwort", "automatische afwezigheid",
        "automatisch antwoord",
        "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau", "respuesta automática",
        "respuesta automatica", "fuera de la oficina", "fuera de oficina", "risposta automatica", "fuori sede",
        "fuori ufficio",
        "resposta automática", "resposta automatica", "ausência temporária", "automatyczna odpowied", "autoodpowied",
        "nieobecno",
        "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "fraværende", "automaattinen vastaus",
        "automatická odpověď", "otomatik yanıt", "自動返信", "自动回复", "自動回覆", "自動応答", "자동 회신",
    ])

    private static let anywhere = Phrases([
        "(automatic response)", "(auto response)", "(autoreply)", "[autoreply]", "is out of the office",
        "is out of office",
        "[auto-reply]", "(автоответ)", "[автоответ]",
    ])
}
