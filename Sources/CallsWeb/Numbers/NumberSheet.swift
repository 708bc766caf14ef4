import Basics
import CallCenter
import Desk
import Pages
import Telephony

extension Digit {
    /// The keys of a telephone as they follow one another in a menu.
    static let menu = "1234567890*#".compactMap { Digit(String($0)) }
}

extension NumberSettings {
    /// What was typed, made sense of; nil, with what can't be right noted beside its field.
    init?(from form: inout Form) {
        let typed = form.text("digits", max: 40)
        let dialled = DialledNumber(typed)
        if dialled == nil, !typed.isEmpty { form.refuse("digits", "refusal.service-number.digits") }
        let name = form.text("name", max: 100)
        let language = form.choice("language", of: Language.self)
        let queue = form.requiredID("queue", of: CallQueue.self)
        let way = form.choice("closed_way", of: OutOfHours.Way.self)
        let (greeting, words) = (form.announcement("greeting"), form.announcement("closed_words"))
        let menu = KeyMenu(from: &form)
        guard let dialled, let language, let queue, let way else { return nil }
        self.init(dialled: dialled, name: name, queue: queue)
        self.language = language
        self.greeting = greeting
        self.menu = menu
        calendar = form.optional("calendar", max: 60).map(CalendarKey.init(rawValue:))
        outOfHours = OutOfHours(way: way, words: words)
    }

    /// For showing what is kept.
    var form: Form {
        var values = [
            "digits": dialled.shown, "name": name, "language": language.rawValue, "queue": queue.description,
            "calendar": calendar?.rawValue ?? "", "greeting": greeting.description,
            "prompt": menu?.prompt.description ?? "", "closed_way": outOfHours.way.rawValue,
            "closed_words": outOfHours.words.description,
        ]
        for (digit, queue) in menu?.choices ?? [:] { values["key_\(digit)"] = queue.description }
        return Form(values)
    }
}

extension KeyMenu {
    /// Nil where nothing of it was filled in.
    fileprivate init?(from form: inout Form) {
        let prompt = form.announcement("prompt")
        var choices: [Digit: CallQueue.ID] = [:]
        for digit in Digit.menu { choices[digit] = form.id("key_\(digit)", of: CallQueue.self) }
        guard !prompt.sounds.isEmpty || !choices.isEmpty else { return nil }
        self.init(prompt: prompt, choices: choices)
    }
}

extension Form {
    /// Names of sounds with spaces between them; none where nothing was typed.
    fileprivate mutating func announcement(_ name: String) -> Announcement {
        value(name, as: Announcement.self, otherwise: "refusal.service-number.sounds") ?? Announcement()
    }
}
